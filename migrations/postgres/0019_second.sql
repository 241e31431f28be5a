-- A link for somebody from outside: the mailbox that alone got it, or nothing where another person made it and passed it on.
ALTER TABLE second_link ADD COLUMN sent_to TEXT COLLATE "C";
-- How an outsider's answer came: by which link, from which network address, on which kind of device.
ALTER TABLE second_request ADD COLUMN answered_by_link UUID;
ALTER TABLE second_request ADD COLUMN answered_from TEXT COLLATE "C";
ALTER TABLE second_request ADD COLUMN answered_on TEXT COLLATE "C";
