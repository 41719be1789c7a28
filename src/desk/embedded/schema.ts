/**
 * Everything the desk keeps. The history is the backbone: every change of a ticket is an entry, its ids rise in the
 * order of the commits, lists are sorted by them, and the stream of changes is the entries marked `told`.
 */
export const schema = `
CREATE TABLE IF NOT EXISTS desk_ticket (
  number INTEGER PRIMARY KEY,
  requester TEXT NOT NULL,
  requester_name TEXT,
  requester_email TEXT,
  account TEXT,
  subject TEXT NOT NULL,
  description TEXT NOT NULL,
  priority TEXT NOT NULL,
  type TEXT NOT NULL,
  tags TEXT NOT NULL,
  answers TEXT NOT NULL,
  language TEXT NOT NULL,
  tree TEXT NOT NULL,
  conversation TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'pending', 'solved', 'closed')),
  -- Until when it can be reopened and rated, once it was solved.
  window_until INTEGER,
  created_at INTEGER NOT NULL,
  -- The last entry of the history that the requester may know of, and the last of all.
  changed INTEGER NOT NULL,
  touched INTEGER NOT NULL,
  -- Folded words to search in, each with a space before it.
  subject_words TEXT NOT NULL,
  support_words TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS desk_ticket_of_requester ON desk_ticket (requester, changed DESC);
CREATE INDEX IF NOT EXISTS desk_ticket_touched ON desk_ticket (touched DESC);

CREATE TABLE IF NOT EXISTS desk_follow_up (
  ticket INTEGER PRIMARY KEY REFERENCES desk_ticket (number),
  of INTEGER NOT NULL REFERENCES desk_ticket (number)
) STRICT;
CREATE INDEX IF NOT EXISTS desk_follow_up_of ON desk_follow_up (of, ticket);

CREATE TABLE IF NOT EXISTS desk_comment (
  id INTEGER PRIMARY KEY,
  ticket INTEGER NOT NULL REFERENCES desk_ticket (number),
  at INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('requester', 'support', 'desk')),
  author TEXT NOT NULL,
  is_public INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS desk_comment_of_ticket ON desk_comment (ticket, id);

CREATE TABLE IF NOT EXISTS desk_file (
  -- Also its name in the folder of attachments.
  id TEXT PRIMARY KEY,
  ticket INTEGER NOT NULL REFERENCES desk_ticket (number),
  -- Absent for a file that came with the ticket itself.
  comment INTEGER REFERENCES desk_comment (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS desk_file_of_ticket ON desk_file (ticket, comment, position);

CREATE TABLE IF NOT EXISTS desk_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ticket INTEGER NOT NULL REFERENCES desk_ticket (number),
  at INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('requester', 'support', 'desk')),
  who TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('filed', 'comment', 'note', 'status', 'priority', 'rating')),
  was TEXT,
  became TEXT,
  comment INTEGER REFERENCES desk_comment (id),
  told INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS desk_history_of_ticket ON desk_history (ticket, id);
CREATE INDEX IF NOT EXISTS desk_history_told ON desk_history (id) WHERE told = 1;

CREATE TABLE IF NOT EXISTS desk_key (
  side TEXT NOT NULL,
  key TEXT NOT NULL,
  -- What was asked under the key, and what came of it.
  asked TEXT NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (side, key)
) STRICT, WITHOUT ROWID;
`
