-- What somebody is to be told of, and what each channel was told. One set of SQL for H2 and PostgreSQL.
--
-- A condition of a job's business date. occurrence grows each time it comes back after it was closed; ending says whether
-- the night is published now (RECOVERED) or another condition took this one's place (SUPERSEDED).
CREATE TABLE alert_conditions (
    job             VARCHAR(200) NOT NULL,
    business_date   DATE NOT NULL,
    kind            VARCHAR(20) NOT NULL,
    occurrence      INTEGER NOT NULL,
    run_id          VARCHAR(12),
    error_code      VARCHAR(60),
    reason          VARCHAR(2000) NOT NULL,
    opened_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    closed_at       TIMESTAMP WITH TIME ZONE,
    ending          VARCHAR(20),
    acknowledged_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (job, business_date, kind)
);

-- What a channel was told last of a condition. attempts only grows: who counts it up from what he saw may send, until
-- claimed_until; he then writes down what he told (event, told_at) or why he could not (failure).
CREATE TABLE alert_messages (
    job           VARCHAR(200) NOT NULL,
    business_date DATE NOT NULL,
    kind          VARCHAR(20) NOT NULL,
    channel       VARCHAR(20) NOT NULL,
    occurrence    INTEGER NOT NULL,
    event         VARCHAR(20),
    told_at       TIMESTAMP WITH TIME ZONE,
    attempts      INTEGER NOT NULL,
    attempted_at  TIMESTAMP WITH TIME ZONE,
    claimed_until TIMESTAMP WITH TIME ZONE,
    failure       VARCHAR(500),
    PRIMARY KEY (job, business_date, kind, channel),
    FOREIGN KEY (job, business_date, kind) REFERENCES alert_conditions (job, business_date, kind) ON DELETE CASCADE
);

-- How long the phases of a launch took: plan, score, judge, publish. Absent where its process was killed.
CREATE TABLE launch_phases (
    run_id  VARCHAR(12) NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    launch  INTEGER NOT NULL,
    place   INTEGER NOT NULL,
    phase   VARCHAR(20) NOT NULL,
    seconds DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (run_id, launch, place)
);
