package io.nightjar.alert;

import io.nightjar.alert.Route.Target;
import io.nightjar.config.JobFolder;
import io.nightjar.config.Settings;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.AlertLog;
import io.nightjar.ledger.Condition;
import io.nightjar.ledger.ConditionKey;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.ProcessIdentity;
import io.nightjar.run.AlertChannel;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.ConditionKind;
import io.nightjar.run.RunId;
import io.nightjar.status.DateStatus;
import io.nightjar.status.Standing;
import io.nightjar.status.StatusFiles;
import io.nightjar.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells people what is the matter with nights: what each channel has not been told yet, and remembers that it was. */
public final class Alerts {
    /** How much longer than a channel may take whoever tells it is believed to be alive. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private final Memory memory;
    private final StatusFiles status;
    private final Supplier<Ledger> ledger;
    private final Composer composer;
    private final Delivery delivery;
    private final Duration claim;
    private final Unrecorded unrecorded;
    private final Clock clock;
    private final String program;

    /**
     * What it works with.
     *
     * @param ledger opens the ledger for writing, when there is something to remember
     * @param nanoTime tells how long things take
     * @param program the version of Nightjar, for messages
     */
    public Alerts(
            Settings settings,
            Storage storage,
            StatusFiles status,
            Supplier<Ledger> ledger,
            Clock clock,
            LongSupplier nanoTime,
            String program) {
        this.memory = new Memory(
                settings, new JobFolder(settings), status, new LabelledDates(storage, settings.reports()), clock);
        this.status = status;
        this.ledger = ledger;
        this.composer = new Composer(settings, storage);
        Channels channels = new Channels(settings, storage);
        this.delivery = new Delivery(channels::of, settings.alerts().timeout(), nanoTime);
        this.claim = settings.alerts().timeout().plus(CLAIM);
        this.unrecorded = new Unrecorded(settings.stateFolder().resolve("alerts"), clock);
        this.clock = clock;
        this.program = program;
    }

    /**
     * What came of telling a channel.
     *
     * @param about the message in a line
     * @param failure why it could not be told; empty where it was
     */
    public record Sent(AlertChannel channel, String about, Optional<String> failure) {}

    /** Whether {@link #look} would write or tell anything; reads only. */
    public boolean isNeeded(LedgerReader reader) {
        return memory.isForSomebody()
                && (!memory.changes(reader).isEmpty() || !memory.owed(reader).isEmpty() || unrecorded.isThere());
    }

    /** Looks how all dates of all jobs stand, and tells whom it concerns. Nobody else tells the same. */
    public synchronized List<Sent> look() {
        if (!memory.isForSomebody()) {
            return List.of();
        }
        Ledger open = ledger.get();
        unrecorded.handOver(open.alertLog());
        LedgerReader reader = open.reader();
        memory.changes(reader).forEach(changes -> changes.writeTo(open.alertLog()));
        return tell(claimed(memory.owed(reader), open.alertLog()), open);
    }

    /** Remembers that a run has published, where somebody asked to hear of that at the next look. */
    public synchronized void happened(String job, BusinessDate date, RunId published) {
        if (memory.route(status.definition(job)).on().contains(ConditionKind.PUBLISHED)) {
            ledger.get()
                    .alertLog()
                    .happened(new Condition(
                            new ConditionKey(job, date, ConditionKind.PUBLISHED),
                            Optional.of(published),
                            Optional.empty(),
                            "It was published."));
        }
    }

    /** What nobody else is telling, by target. */
    private Map<Target, List<Owed>> claimed(List<Owed> owed, AlertLog log) {
        Map<Target, List<Owed>> mine = new LinkedHashMap<>();
        for (Owed one : owed) {
            if (log.claim(one.seen(), claim)) {
                mine.computeIfAbsent(one.target(), target -> new ArrayList<>()).add(one);
            }
        }
        return mine;
    }

    private List<Sent> tell(Map<Target, List<Owed>> mine, Ledger open) {
        Map<Target, AlertMessage> messages = new LinkedHashMap<>();
        mine.forEach((target, owed) -> messages.put(
                target,
                message(owed.stream().map(one -> compose(one, open.reader())).toList())));
        List<Sent> sent = new ArrayList<>();
        delivery.send(messages).forEach((target, failure) -> {
            for (Owed one : mine.getOrDefault(target, List.of())) {
                record(one, failure, open.alertLog());
            }
            AlertMessage message = messages.get(target);
            sent.add(new Sent(target.channel(), message == null ? "" : message.summary(), failure));
        });
        return sent;
    }

    private static void record(Owed one, Optional<String> failure, AlertLog log) {
        ConditionKey key = one.condition().condition().key();
        String channel = one.target().channel().label();
        failure.ifPresentOrElse(
                why -> log.notTold(key, channel, why),
                () -> log.told(key, channel, one.condition().occurrence(), one.event()));
    }

    private Alert compose(Owed owed, LedgerReader reader) {
        ConditionKey key = owed.condition().condition().key();
        return composer.of(owed, status.date(key.job(), key.date(), reader), status.definition(key.job()));
    }

    private AlertMessage message(List<Alert> alerts) {
        return new AlertMessage(
                alerts, clock.instant(), ProcessIdentity.current().host(), program);
    }

    /**
     * Tells that a night failed of which the ledger could not be told. What was told stands in a file until the ledger can
     * be told of it.
     */
    public synchronized List<Sent> failedUnrecorded(String job, BusinessDate date, NightjarException error) {
        Route route = memory.route(status.definition(job));
        ConditionKey key = new ConditionKey(job, date, ConditionKind.FAILED);
        if (!route.on().contains(ConditionKind.FAILED)
                || route.targets().isEmpty()
                || unrecorded.wasTold(key, route.repeatAfter())) {
            return List.of();
        }
        Condition condition =
                new Condition(key, Optional.empty(), Optional.of(error.code().code()), error.message());
        Alert alert = composer.of(
                Alert.Event.OPENED,
                condition,
                clock.instant(),
                Optional.empty(),
                unknown(date),
                status.definition(job));
        Map<Target, AlertMessage> messages = new LinkedHashMap<>();
        route.targets().forEach(target -> messages.put(target, message(List.of(alert))));
        List<Sent> sent = new ArrayList<>();
        delivery.send(messages)
                .forEach((target, failure) -> sent.add(new Sent(target.channel(), alert.headline(), failure)));
        List<AlertChannel> told = sent.stream()
                .filter(one -> one.failure().isEmpty())
                .map(Sent::channel)
                .toList();
        if (!told.isEmpty()) {
            unrecorded.told(condition, told);
        }
        return sent;
    }

    private static DateStatus unknown(BusinessDate date) {
        return new DateStatus(
                date,
                Standing.FAILED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DateStatus.Late.NO,
                Optional.empty());
    }

    /** Tells the channels of the settings, or one of them, that somebody tries them out; remembers nothing. */
    public List<Sent> test(Optional<AlertChannel> only) {
        Map<Target, AlertMessage> messages = new LinkedHashMap<>();
        for (Target target : memory.targets()) {
            if (only.map(channel -> channel == target.channel()).orElse(true)) {
                messages.put(target, message(List.of(tryOut())));
            }
        }
        List<Sent> sent = new ArrayList<>();
        delivery.send(messages)
                .forEach((target, failure) -> sent.add(new Sent(target.channel(), "a test message", failure)));
        return sent;
    }

    private Alert tryOut() {
        BusinessDate today = new BusinessDate(LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC));
        Condition nothing = new Condition(
                new ConditionKey("test", today, ConditionKind.PUBLISHED),
                Optional.empty(),
                Optional.empty(),
                "Somebody tries out whether messages arrive. Nothing is the matter.");
        return composer.of(
                Alert.Event.TEST, nothing, clock.instant(), Optional.empty(), unknown(today), Optional.empty());
    }

    /** What is the matter now, as the ledger and the calendar say, with what was told of it. */
    public List<OpenCondition> open(LedgerReader reader) {
        return OpenCondition.all(memory, status.jobs(reader), reader);
    }

    /** Tells nobody again of what is open of a date before it recovers; says of what. */
    public List<ConditionKey> acknowledge(String job, BusinessDate date) {
        Ledger open = ledger.get();
        memory.changes(open.reader()).forEach(changes -> changes.writeTo(open.alertLog()));
        return open.reader().conditions().open(job).stream()
                .map(one -> one.condition().key())
                .filter(key -> key.date().equals(date))
                .filter(key -> open.alertLog().acknowledge(key))
                .toList();
    }
}
