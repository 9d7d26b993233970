-- Hashtags and the words of names are folded by a wider rule (Łódź as lodz, İ as i): those of earlier rows are made again.
INSERT INTO backfills (name, reached)
VALUES ('hashtags', 0), ('people', 0)
ON CONFLICT (name) DO UPDATE SET reached = 0;
