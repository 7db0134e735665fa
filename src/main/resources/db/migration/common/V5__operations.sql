-- What operators ask of runs. One set of SQL for H2 and PostgreSQL.
--
-- Who or what started a launch: 'operator NAME', 'cron', 'schedule'.
ALTER TABLE launches ADD COLUMN started_by VARCHAR(200) DEFAULT 'unknown' NOT NULL;

-- Who asked a run to stop, until it has; its owner looks every second.
ALTER TABLE runs ADD COLUMN stop_requested_by VARCHAR(300);
