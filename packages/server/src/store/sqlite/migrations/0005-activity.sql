-- Documents of up to hundreds of kilobytes: the table keeps its rowid.
CREATE TABLE activity (
  partner TEXT NOT NULL,
  name TEXT NOT NULL,
  document TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (partner, name)
) STRICT;

CREATE INDEX activity_by_end ON activity (expires_at);
