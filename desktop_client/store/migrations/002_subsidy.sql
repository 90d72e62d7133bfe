-- Subsidy projects and applications; the queue and the history learn that there is more than declarations.

ALTER TABLE outbox RENAME COLUMN declaration_id TO record_id;
ALTER TABLE outbox ADD COLUMN matter TEXT NOT NULL DEFAULT 'declaration';
ALTER TABLE history RENAME COLUMN declaration_id TO record_id;

-- Every project ever heard of: an application outlives the bureau's list. `listed` says whether it is still in it.
CREATE TABLE project (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    listed INTEGER NOT NULL,
    body TEXT NOT NULL
) WITHOUT ROWID;

-- Which version of a project's form was last printed here.
CREATE TABLE printed_form (
    project_id TEXT NOT NULL,
    year INTEGER NOT NULL,
    version TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (project_id, year)
) WITHOUT ROWID;

-- One application in a row; an institution has few. `draft` is the content as it travels.
CREATE TABLE subsidy (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,                -- of the project
    state TEXT NOT NULL,
    sending TEXT NOT NULL,
    draft TEXT NOT NULL,
    round INTEGER NOT NULL DEFAULT 1,
    findings INTEGER NOT NULL DEFAULT 0,
    declared_at TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    version INTEGER,                    -- the bureau's version that this content is based on (NULL means none)
    edit INTEGER NOT NULL DEFAULT 0,    -- counts local changes
    saved_edit INTEGER NOT NULL DEFAULT 0, -- the change up to which the bureau has them
    pushing TEXT NOT NULL DEFAULT '',   -- hashes of drafts that left and whose answers were never seen
    deleted INTEGER NOT NULL DEFAULT 0, -- to be deleted at the bureau too
    problems TEXT NOT NULL DEFAULT '[]', -- why the bureau refused the draft or the package
    marked TEXT,                        -- what the mark on the attached form says: project and version
    bureau TEXT,                        -- the bureau's record as last seen
    theirs TEXT,                        -- its newer version while both are kept
    filed TEXT,                         -- the content as last submitted
    number INTEGER GENERATED ALWAYS AS (json_extract(draft, '$.number')) VIRTUAL,
    project_id TEXT GENERATED ALWAYS AS (json_extract(draft, '$.project_id')) VIRTUAL,
    year INTEGER GENERATED ALWAYS AS (json_extract(draft, '$.year')) VIRTUAL
);
