package io.nightjar.torture;

import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.torture.Bed.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The one night of a bed: started, disturbed, finished and looked at. */
final class Night {
    private final Program program;
    private final Bed bed;
    private final Map<Version, String> whole = new EnumMap<>(Version.class);
    private final Map<Stage, Long> lengths = new EnumMap<>(Stage.class);
    private final List<Double> finished = new ArrayList<>();
    private final int splits;
    private Version version = Version.A;
    private double undisturbedSeconds;

    /** What the next command made of a disturbed night: what does not hold, and where it resumed the run, how. */
    record Finish(List<String> violations, Optional<Restart> restart) {}

    /** @param splits of its input */
    Night(Program program, Bed bed, int splits) {
        this.program = program;
        this.bed = bed;
        this.splits = splits;
    }

    Bed bed() {
        return bed;
    }

    Program program() {
        return program;
    }

    /** Publishes both versions with nobody in the way, and remembers their bytes. */
    void prepare() throws InterruptedException {
        for (Version each : Version.values()) {
            change(each);
            undisturbed();
            whole.put(each, digest());
        }
    }

    /** Publishes it again with nobody in the way, to measure it under the circumstances of those that are disturbed. */
    void undisturbed() throws InterruptedException {
        long begun = System.nanoTime();
        Victim night = start("--rerun");
        Victim.End end = night.end();
        measure(night, begun, System.nanoTime());
        undisturbedSeconds = night.seconds();
        if (end.exit() != ExitStatus.OK.code()) {
            throw new IllegalStateException(
                    "a night that nobody disturbed ended with " + end.exit() + ": " + end.last());
        }
    }

    /** A stage lasts until the next one begins. */
    private void measure(Victim night, long begun, long ended) {
        Stage current = Stage.START;
        long since = begun;
        for (Stage next : EnumSet.complementOf(EnumSet.of(Stage.START))) {
            long until = night.saidAt(next::isSaidBy).orElse(since);
            lengths.put(current, until - since);
            current = next;
            since = until;
        }
        lengths.put(current, ended - since);
    }

    /** How long this stage lasts where nobody disturbs it. */
    Duration length(Stage stage) {
        return Duration.ofNanos(Objects.requireNonNull(lengths.get(stage), "the night was not prepared"));
    }

    /** The digests that a reader may see. */
    List<String> whole() {
        return List.copyOf(whole.values());
    }

    /** Of the last one. */
    double undisturbedSeconds() {
        return undisturbedSeconds;
    }

    double finishSeconds() {
        return finished.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** From now on the night's right table is the other one. */
    void turn() {
        change(version.other());
    }

    private void change(Version to) {
        version = to;
        bed.job(to);
    }

    /** Starts the night again, with options of its own. */
    Victim start(String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", bed.job(), "--date", Bed.NIGHT.toString()));
        arguments.addAll(List.of(options));
        return program.start(bed.project(), arguments);
    }

    /** Starts it so that something happens to it at failpoints: {@code before-place-table:kill}. */
    Victim startArmed(String failpoints, String... more) {
        List<String> options = new ArrayList<>(List.of("--rerun", "--set", "torture.failpoint=" + failpoints));
        options.addAll(List.of(more));
        return start(options.toArray(String[]::new));
    }

    /** Does what an operator's next command does, which has to publish the right table, and looks what lies there. */
    Finish finish() throws InterruptedException {
        long begun = System.nanoTime();
        Victim next = start("--ok-if-published");
        Victim.End end = next.end();
        if (end.exit() == ExitStatus.PUBLISHED.code()) {
            // What is published is the other version still, which only --rerun replaces.
            next = start("--rerun");
            end = next.end();
        }
        Optional<Restart> restart = Restart.of(next.said(), splits, next.seconds());
        finished.add((System.nanoTime() - begun) / 1e9);
        List<String> violations = new ArrayList<>();
        if (end.exit() != ExitStatus.OK.code()) {
            violations.add("the next run ended with " + end.exit() + ": " + end.last());
        }
        violations.addAll(inspect());
        return new Finish(violations, restart);
    }

    /** Gives its newest run up, as a person does who knows why. */
    Victim.End giveUp(String why) throws InterruptedException {
        return program.start(bed.project(), List.of("abandon", bed.job() + "@" + Bed.NIGHT, "--reason", why))
                .end();
    }

    /**
     * What does not hold of a process that had to fail.
     *
     * @param before digest of the table that has to be in place still
     */
    List<String> judgedFailed(Victim.End end, ExitStatus right, String before) {
        List<String> violations = new ArrayList<>();
        if (end.exit() != right.code()) {
            violations.add("it ended with " + end.exit() + ", not with " + right.code() + ": " + end.last());
        }
        if (!before.equals(digest())) {
            violations.add("the old table is not in place any more");
        }
        return violations;
    }

    private List<String> inspect() {
        List<String> violations = new ArrayList<>();
        if (!right().equals(digest())) {
            violations.add("the table is not the undisturbed one, byte for byte: " + digest());
        }
        bed.strays().forEach(stray -> violations.add("left behind: " + stray));
        return violations;
    }

    private String right() {
        return Objects.requireNonNull(whole.get(version));
    }

    /** Of the table in place; says so where there is none. */
    String digest() {
        try {
            return bed.storage().sha256(bed.table());
        } catch (NightjarException e) {
            return "no table: " + e.getMessage();
        }
    }
}
