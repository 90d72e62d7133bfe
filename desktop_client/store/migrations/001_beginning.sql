-- One account's memory. Times are ISO 8601 in UTC, bodies are JSON as the contract writes it.

CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE scheme (
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, version)
) WITHOUT ROWID;

-- Narrow on purpose: lists of 100,000 are sorted and filtered over this table's indices alone.
CREATE TABLE declaration (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    number INTEGER NOT NULL,
    year INTEGER NOT NULL,
    category TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    sending TEXT NOT NULL,
    scheme_id TEXT NOT NULL,
    scheme_version TEXT NOT NULL,
    base_award TEXT,
    round INTEGER NOT NULL DEFAULT 1,
    answered INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    findings INTEGER NOT NULL DEFAULT 0,
    grade TEXT,
    declared_at TEXT,
    correction_due TEXT,
    created_at TEXT NOT NULL,
    updated_at INTEGER NOT NULL,        -- microseconds: half as wide in the index that is read most
    version INTEGER,                    -- the bureau's version that this content is based on (NULL means none)
    edit INTEGER NOT NULL DEFAULT 0,    -- counts local changes
    saved_edit INTEGER NOT NULL DEFAULT 0, -- the change up to which the bureau has them
    pushing TEXT NOT NULL DEFAULT '',   -- hashes of drafts that left and whose answers were never seen
    deleted INTEGER NOT NULL DEFAULT 0, -- to be deleted at the bureau too
    problems TEXT NOT NULL DEFAULT '[]', -- why the bureau refused the draft or the package
    progress REAL GENERATED ALWAYS AS (CASE total WHEN 0 THEN 0.0 ELSE answered * 1.0 / total END) VIRTUAL,
    state_rank INTEGER GENERATED ALWAYS AS (CASE state
        WHEN 'needs_correction' THEN 0 WHEN 'rejected' THEN 1 WHEN 'filling' THEN 2 WHEN 'awaiting_institution' THEN 3
        WHEN 'awaiting_review' THEN 4 WHEN 'in_review' THEN 5 WHEN 'graded' THEN 6 ELSE 7 END) VIRTUAL,
    kind_rank INTEGER GENERATED ALWAYS AS (CASE kind WHEN 'assess' THEN 0 WHEN 'upgrade' THEN 1 ELSE 2 END) VIRTUAL
);

-- One index per order of the list, ties by row; each carries every column a filter asks for, so the table itself
-- is not read.
CREATE INDEX by_updated_at ON declaration (updated_at, row, year, category, state, kind, number, deleted);
CREATE INDEX by_number ON declaration (number, row, year, category, state, kind, deleted);
CREATE INDEX by_year ON declaration (year, row, category, state, kind, number, deleted);
CREATE INDEX by_category ON declaration (category, row, year, state, kind, number, deleted);
CREATE INDEX by_kind ON declaration (kind_rank, row, year, category, state, kind, number, deleted);
CREATE INDEX by_progress ON declaration (progress, row, year, category, state, kind, number, deleted);
CREATE INDEX by_state ON declaration (state_rank, row, year, category, state, kind, number, deleted);
CREATE INDEX by_sending ON declaration (sending) WHERE sending <> 'clean';
CREATE INDEX to_delete ON declaration (deleted) WHERE deleted = 1;

-- The wide part: the bureau's record as last seen, its other version while both are kept, what was last filed.
CREATE TABLE record (
    declaration INTEGER PRIMARY KEY REFERENCES declaration (row) ON DELETE CASCADE,
    bureau TEXT,
    theirs TEXT,
    filed TEXT
);

CREATE TABLE answer (
    declaration INTEGER NOT NULL REFERENCES declaration (row) ON DELETE CASCADE,
    indicator TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (declaration, indicator)
) WITHOUT ROWID;

CREATE TABLE keep_value (
    declaration INTEGER NOT NULL REFERENCES declaration (row) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (declaration, name)
) WITHOUT ROWID;

-- Versions that gave way to another one: nothing that was typed is thrown away.
CREATE TABLE history (
    row INTEGER PRIMARY KEY,
    declaration_id TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    draft TEXT NOT NULL
);

CREATE TABLE award (id TEXT PRIMARY KEY, number INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE notice (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    read INTEGER NOT NULL,
    told INTEGER NOT NULL, -- whether the bureau knows that it was read
    body TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE attachment (
    sha256 TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    uploaded INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- Frozen packages in the order in which they were filed. A row without outcome is still on its way;
-- where exactly is the sending state of its declaration. Finished rows stay: they are the proof.
CREATE TABLE outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    declaration_id TEXT NOT NULL,
    round INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    body BLOB NOT NULL,
    edit INTEGER NOT NULL,
    frozen_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    problem TEXT,
    outcome TEXT CHECK (outcome IN ('receipt', 'refused', 'cancelled')),
    receipt TEXT
);
CREATE INDEX on_its_way ON outbox (declaration_id) WHERE outcome IS NULL;
