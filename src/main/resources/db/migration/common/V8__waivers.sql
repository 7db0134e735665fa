-- Why somebody published a run that a gate held; the newest counts.
CREATE TABLE waivers (
    run_id     VARCHAR(12) NOT NULL REFERENCES runs (id),
    launch     INTEGER NOT NULL,
    reason     VARCHAR(2000) NOT NULL,
    given_by   VARCHAR(300) NOT NULL,
    given_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (run_id, launch)
);
