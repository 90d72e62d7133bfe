-- Policies and announcements as the bureau published them, and what the person made of them here.

CREATE TABLE policy (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    published_on TEXT NOT NULL,
    body TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0, -- the bureau took it back; kept while there are notes on it
    seen INTEGER NOT NULL DEFAULT 0,      -- the version that was opened here (0 means never)
    marked INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX policies_by_date ON policy (published_on, row);

-- Own notes; page 0 is the whole document. They never leave this computer.
CREATE TABLE policy_note (
    policy TEXT NOT NULL,
    page INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (policy, page)
) WITHOUT ROWID;

-- Chinese has no spaces between words: every character is stored as a word of its own and a search is a phrase.
CREATE VIRTUAL TABLE policy_words USING fts5 (title, text, tokenize = 'unicode61 remove_diacritics 2');
