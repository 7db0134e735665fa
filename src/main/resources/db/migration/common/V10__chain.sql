-- What became published of a job, in the order of the commits, each record with the digest of the one before. Kept for ever: no run that
-- is pruned takes its records with it. record: the line as it stands in output/JOB/_chain.jsonl.
CREATE TABLE chain (
    job      VARCHAR(200) NOT NULL,
    sequence BIGINT NOT NULL,
    run_id   VARCHAR(12) NOT NULL,
    action   VARCHAR(20) NOT NULL,
    record   TEXT NOT NULL,
    PRIMARY KEY (job, sequence)
);

-- SHA-256 of the receipt's file; absent for publications of earlier versions.
ALTER TABLE publications ADD COLUMN receipt_digest VARCHAR(64);
