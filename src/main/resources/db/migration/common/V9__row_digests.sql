-- Of the rows of a part, whatever its layout; absent where an earlier version wrote the part.
ALTER TABLE splits ADD COLUMN part_row_digest VARCHAR(32);
ALTER TABLE splits ADD COLUMN rejects_row_digest VARCHAR(32);
