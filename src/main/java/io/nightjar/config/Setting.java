package io.nightjar.config;

import io.nightjar.run.ConditionKind;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Every setting there is: its key, its kind, its default, and what it is for. There are no others. */
public enum Setting {
    FOLDERS_JOBS("folders.jobs", Kind.FOLDER, "jobs", "job files, one a job"),
    FOLDERS_CALENDARS("folders.calendars", Kind.FOLDER, "calendars", "business calendars, which schedules name"),
    FOLDERS_MODELS("folders.models", Kind.LOCATION, "models", "model bundles, models/NAME/VERSION"),
    FOLDERS_OUTPUT("folders.output", Kind.LOCATION, "output", "published tables and their receipts"),
    FOLDERS_REJECTS("folders.rejects", Kind.LOCATION, "rejects", "rows that could not be scored, with their reasons"),
    FOLDERS_HISTORY("folders.history", Kind.LOCATION, "history", "tables that a rerun replaced"),
    FOLDERS_STAGING(
            "folders.staging",
            Kind.LOCATION,
            "staging",
            "parts being written and parts of held runs; on the same file system as output"),
    FOLDERS_REPORTS("folders.reports", Kind.LOCATION, "reports", "quality reports as HTML and JSON"),
    FOLDERS_METRICS("folders.metrics", Kind.LOCATION, "metrics", "figures of judged nights as Parquet tables"),
    FOLDERS_INPUTS("folders.inputs", Kind.LOCATION, "inputs", "copies of input files, where inputs.keep is 'copy'"),
    FOLDERS_STATE("folders.state", Kind.FOLDER, "state", "embedded ledger and logs; a local folder"),
    LEDGER_URL(
            "ledger.url",
            Kind.DATABASE,
            "embedded",
            "'embedded' for H2 in the state folder, or a URL such as jdbc:postgresql://db/nightjar"),
    LEDGER_USER("ledger.user", Kind.TEXT, "", "database user"),
    LEDGER_PASSWORD("ledger.password", Kind.SECRET, "", "database password, as ${file:PATH} or ${env:NAME}"),
    LEDGER_PATIENCE(
            "ledger.patience", Kind.TIME_SPAN, "2 min", "how long a run waits for a database server that is away"),
    SCORING_THREADS(
            "scoring.threads",
            Kind.THREADS,
            "cores",
            "splits scored at a time; 'cores' for one a core. With fewer, the profile is taken beside, on the others"),
    SCORING_BATCH_ROWS("scoring.batch-rows", Kind.ROWS, "8192", "rows of one row batch"),
    SCORING_SPLIT_ROWS(
            "scoring.split-rows",
            Kind.ROWS,
            "1000000",
            "rows after which a split ends, at the border of a row group or a small file: what a crash repeats at most"),
    SCHEDULE_NIGHTS(
            "schedule.nights",
            Kind.COUNT,
            "2",
            "nights that a scheduler runs at a time; on the embedded ledger always one"),
    SCHEDULE_ENDPOINT(
            "schedule.endpoint",
            Kind.LISTEN,
            "",
            "where a scheduler answers with health and metrics, PORT (of 127.0.0.1) or ADDRESS:PORT; nowhere by default"),
    INPUTS_DIGEST(
            "inputs.digest",
            Kind.INPUT_DIGEST,
            "footer",
            "how receipts tell input files: by name, size, time and 'footer', or by all their bytes, 'full'"),
    INPUTS_KEEP(
            "inputs.keep",
            Kind.INPUT_KEEP,
            "reference",
            "'reference' names input files in the receipt, 'copy' keeps a copy of each too"),
    INPUTS_RETAINED(
            "inputs.retained",
            Kind.KEEP,
            "keep",
            "for how long upstream keeps input files: until then receipts say that a run can be reproduced"),
    RECEIPTS_KEY_STORE(
            "receipts.key-store",
            Kind.OPTIONAL_FOLDER,
            "",
            "PKCS#12 key store with the Ed25519 key that signs receipts"),
    RECEIPTS_KEY_PASSWORD("receipts.key-password", Kind.SECRET, "", "password of the key store, a reference"),
    RECEIPTS_KEY_ALIAS("receipts.key-alias", Kind.TEXT, "nightjar", "name of the key in the key store"),
    COST_CPU_HOUR("cost.cpu-hour", Kind.PRICE, "", "what a CPU hour costs, such as 0.048 USD; then receipts say so"),
    COST_BUDGET("cost.budget", Kind.AMOUNT, "", "what a run may cost, in that currency; one that costs more is ended"),
    TIMEZONE("timezone", Kind.ZONE, "UTC", "zone of jobs that name none"),
    RETENTION_HISTORY(
            "retention.history", Kind.KEEP_HISTORY, "keep", "how long replaced tables are kept, for 'nightjar prune'"),
    RETENTION_RUNS("retention.runs", Kind.KEEP, "keep", "how long the ledger keeps runs whose tables are gone"),
    RETENTION_LOGS("retention.logs", Kind.KEEP, "keep", "how long logs of runs are kept"),
    RETENTION_REPORTS(
            "retention.reports", Kind.KEEP, "keep", "how long reports of runs whose tables are gone are kept"),
    RETENTION_STAGING(
            "retention.staging",
            Kind.KEEP,
            "14 days",
            "how long parts of held, failed and stopped runs are kept after they ended"),
    RETENTION_METRICS("retention.metrics", Kind.KEEP, "keep", "how long the tables of nights' figures are kept"),
    RETENTION_RECORDS(
            "retention.records",
            Kind.KEEP,
            "keep",
            "how long the ledger keeps settled due dates, past conditions, backfills, pauses and proofs; at least 30 days"),
    LOG_FORMAT("log.format", Kind.LOG_FORMAT, "text", "'text' or 'json', a line an event"),
    ALERTS_ON(
            "alerts.on",
            Kind.CONDITIONS,
            "failed, held, late, missing, not-reproduced",
            "what is told of, where a job file says nothing else; 'warned', 'labels-late' and 'published' too, if asked"),
    ALERTS_REPEAT_AFTER(
            "alerts.repeat-after", Kind.REPEAT, "24 h", "for how long a condition must last before it is told again"),
    ALERTS_MISSING_AFTER(
            "alerts.missing-after",
            Kind.TIME_SPAN,
            "1 h",
            "how long after it was due a night is missing that nobody has begun"),
    ALERTS_TIMEOUT("alerts.timeout", Kind.TIME_SPAN, "10 s", "how long a channel may take for a message"),
    ALERTS_LINK(
            "alerts.link",
            Kind.LINK,
            "",
            "where people find a report, with {report}, {job}, {date}, {run}: https://reports.example/{report}"),
    ALERTS_WEBHOOK_URL("alerts.webhook.url", Kind.ADDRESS, "", "JSON is posted there"),
    ALERTS_WEBHOOK_AUTHORIZATION(
            "alerts.webhook.authorization", Kind.SECRET, "", "value of the Authorization header, a reference"),
    ALERTS_SLACK_URL("alerts.slack.url", Kind.SECRET, "", "an incoming webhook of Slack, a reference"),
    ALERTS_EMAIL_SERVER("alerts.email.server", Kind.SERVER, "", "SMTP server, HOST:PORT"),
    ALERTS_EMAIL_SECURITY(
            "alerts.email.security", Kind.SECURITY, "starttls", "'starttls', 'tls', or 'none' for a server nearby"),
    ALERTS_EMAIL_USER("alerts.email.user", Kind.TEXT, "", "user of the SMTP server"),
    ALERTS_EMAIL_PASSWORD("alerts.email.password", Kind.SECRET, "", "password of the SMTP server, a reference"),
    ALERTS_EMAIL_FROM("alerts.email.from", Kind.MAIL, "", "sender of mails"),
    ALERTS_EMAIL_TO("alerts.email.to", Kind.MAILS, "", "to whom mails go, with commas between"),
    ALERTS_EMAIL_ATTACH(
            "alerts.email.attach", Kind.SIZE, "1 MB", "reports are attached up to this size together; 0 for none"),
    ALERTS_COMMAND(
            "alerts.command",
            Kind.COMMAND,
            "",
            "a program and its arguments, without a shell; JSON comes on its input"),
    METRICS_TEXTFILE(
            "metrics.textfile",
            Kind.OPTIONAL_FOLDER,
            "",
            "folder of node_exporter's textfile collector; metrics are written there after every night"),
    LINEAGE_FILE("lineage.file", Kind.OPTIONAL_FOLDER, "", "file that OpenLineage events are appended to, a line each"),
    LINEAGE_HTTP_URL(
            "lineage.http.url",
            Kind.ADDRESS,
            "",
            "OpenLineage events are posted there: http://marquez.example:5000/api/v1/lineage"),
    LINEAGE_HTTP_API_KEY("lineage.http.api-key", Kind.SECRET, "", "sent along as a bearer token, a reference"),
    LINEAGE_KAFKA_SERVERS(
            "lineage.kafka.servers",
            Kind.TEXT,
            "",
            "Kafka's servers, HOST:PORT with commas between; its client has to be on the class path"),
    LINEAGE_KAFKA_TOPIC("lineage.kafka.topic", Kind.TEXT, "openlineage", "the topic that events are sent to"),
    LINEAGE_KAFKA_PROPERTIES(
            "lineage.kafka.properties",
            Kind.OPTIONAL_FOLDER,
            "",
            "file of further properties of Kafka's client, such as those of its security"),
    LINEAGE_NAMESPACE("lineage.namespace", Kind.TEXT, "nightjar", "namespace of jobs in OpenLineage events"),
    LINEAGE_TIMEOUT(
            "lineage.timeout", Kind.TIME_SPAN, "5 s", "for how long a night's end may wait for its events' delivery"),
    LINEAGE_SOURCE(
            "lineage.source",
            Kind.LINK,
            "",
            "where the sources of this program are seen, with {commit} in it; in events"),
    TORTURE_LEASE(
            "torture.lease",
            Kind.TIME_SPAN,
            "20 s",
            "after how long without a sign of life a run is taken over; for the crash harness"),
    TORTURE_FAILPOINT(
            "torture.failpoint",
            Kind.FAILPOINTS,
            "none",
            "where this process is to be killed, paused or failed while it publishes; for the crash harness");

    private final String key;
    private final Kind kind;
    private final String fallback;
    private final String meaning;

    Setting(String key, Kind kind, String fallback, String meaning) {
        this.key = key;
        this.kind = kind;
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /** What a setting's text must be. */
    enum Kind {
        TEXT("text"),
        LOCATION("a folder, or a URI such as hdfs://host/folder"),
        FOLDER("a local folder"),
        OPTIONAL_FOLDER("a local path, or nothing"),
        INPUT_DIGEST("'footer' or 'full'"),
        INPUT_KEEP("'reference' or 'copy'"),
        PRICE("an amount and a currency such as 0.048 USD"),
        AMOUNT("an amount such as 2.50"),
        DATABASE("'embedded' or jdbc:postgresql://HOST/DATABASE without user and password"),
        SECRET("a reference, ${file:PATH} or ${env:NAME}, never the secret itself"),
        THREADS("'cores' or a whole number from 1 to 1024"),
        COUNT("a whole number from 1 to 1024"),
        ROWS("a whole number of rows from 1 to 1000000000"),
        ZONE("a time zone such as America/New_York"),
        KEEP(KeepText.WORDS),
        KEEP_HISTORY(KeepText.WORDS_OF_HISTORY),
        LOG_FORMAT("'text' or 'json'"),
        CONDITIONS("of failed, held, late, missing, published, with commas between"),
        REPEAT(AlertWords.REPEAT),
        LINK("an address, http:// or https://, with the words in braces that the setting knows"),
        ADDRESS(AlertWords.ADDRESS),
        SERVER("HOST:PORT"),
        LISTEN(ListenAddress.WORDS),
        SECURITY("'starttls', 'tls' or 'none'"),
        MAIL(AlertWords.MAIL),
        MAILS("mail addresses with commas between"),
        SIZE("a size such as 500 kB or 2 MB, or 0"),
        COMMAND("a program and its arguments, those with blanks in quotes"),
        TIME_SPAN(TimeSpan.WORDS),
        FAILPOINTS("'none' or FAILPOINT:kill, :pause, :error or :clock, several with commas between");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** Whether a refused value may be repeated: it may be a secret, or hold one. */
        boolean isQuotable() {
            return this != SECRET && this != DATABASE && this != ADDRESS && this != LINK;
        }

        boolean accepts(String text) {
            return switch (this) {
                case TEXT -> !text.contains("${");
                case LOCATION -> !text.isBlank() && !text.contains("${");
                case FOLDER -> !text.isBlank() && !text.contains("${") && !text.contains("://");
                case OPTIONAL_FOLDER -> !text.contains("${") && !text.contains("://");
                case INPUT_DIGEST -> text.equals("footer") || text.equals("full");
                case INPUT_KEEP -> text.equals("reference") || text.equals("copy");
                case PRICE -> text.isEmpty() || text.matches("[0-9]{1,9}(\\.[0-9]{1,9})? [A-Za-z]{1,8}");
                case AMOUNT -> text.isEmpty() || text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?");
                case DATABASE ->
                    text.equals("embedded") || text.matches("jdbc:postgresql:(?!.*([?&](user|password)=|//[^/]*@)).*");
                case SECRET -> text.isEmpty() || Secret.isReference(text);
                case THREADS -> text.equals("cores") || isWhole(text, 1024);
                case COUNT -> isWhole(text, 1024);
                case ROWS -> isWhole(text, 1_000_000_000);
                case ZONE -> isZone(text);
                case KEEP -> reads(text, KeepText::parse);
                case KEEP_HISTORY -> reads(text, KeepText::parseOfHistory);
                case LOG_FORMAT -> text.equals("text") || text.equals("json");
                case CONDITIONS -> reads(text, all -> AlertWords.constants(AlertWords.list(all), ConditionKind.class));
                case REPEAT -> reads(text, AlertWords::repeatAfter);
                case LINK -> text.isEmpty() || text.matches("https?://[^\\s@/]+/\\S*");
                case ADDRESS -> text.isEmpty() || AlertWords.isAddress(text);
                case SERVER -> text.isEmpty() || text.matches("[\\w.-]+:[1-9][0-9]{0,4}");
                case LISTEN -> text.isEmpty() || reads(text, ListenAddress::parse);
                case SECURITY -> List.of("starttls", "tls", "none").contains(text);
                case MAIL -> text.isEmpty() || reads(text, AlertWords::mail);
                case MAILS -> AlertWords.list(text).stream().allMatch(one -> reads(one, AlertWords::mail));
                case SIZE -> reads(text, AlertWords::size);
                case COMMAND -> reads(text, AlertWords::command);
                case TIME_SPAN -> TimeSpan.accepts(text);
                case FAILPOINTS ->
                    text.equals("none")
                            || text.matches("[a-z-]+:(kill|pause|error|clock)(,[a-z-]+:(kill|pause|error|clock))*");
            };
        }

        private static boolean reads(String text, Function<String, ?> parser) {
            try {
                return parser.apply(text) != null;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private static boolean isWhole(String text, int most) {
            return text.matches("[1-9][0-9]{0,9}") && Long.parseLong(text) <= most;
        }

        private static boolean isZone(String text) {
            try {
                ZoneId.of(text);
                return true;
            } catch (java.time.DateTimeException e) {
                return false;
            }
        }
    }

    /** The dotted key, for example {@code ledger.url}. */
    public String key() {
        return key;
    }

    /** What it is for, in one phrase. */
    public String meaning() {
        return meaning;
    }

    /** The value where nobody sets one. */
    public String fallback() {
        return fallback;
    }

    public boolean isSecret() {
        return kind == Kind.SECRET;
    }

    /** Never part of a project: no file sets it, and no list of settings names it. */
    public boolean isForTests() {
        return this == TORTURE_FAILPOINT || this == TORTURE_LEASE;
    }

    Kind kind() {
        return kind;
    }

    /** The variable that sets it, for example {@code NIGHTJAR_LEDGER_URL}. */
    public String variable() {
        return "NIGHTJAR_" + name();
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
    }

    static Optional<Setting> ofVariable(String name) {
        return Arrays.stream(values()).filter(s -> s.variable().equals(name)).findFirst();
    }

    /** Those that a project may set. */
    public static List<Setting> documented() {
        return Arrays.stream(values()).filter(setting -> !setting.isForTests()).toList();
    }

    static List<String> keys() {
        return documented().stream().map(Setting::key).toList();
    }

    static List<String> variables() {
        return documented().stream().map(Setting::variable).toList();
    }
}
