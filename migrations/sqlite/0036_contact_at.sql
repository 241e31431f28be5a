-- 0036_contact_at: when a candidate's e-mail address was put right: a link that went to the one before opens nothing any more.
ALTER TABLE candidacy ADD COLUMN contact_at TEXT;
