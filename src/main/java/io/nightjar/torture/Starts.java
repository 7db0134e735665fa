package io.nightjar.torture;

import io.nightjar.error.ExitStatus;
import io.nightjar.torture.Trial.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Many processes started at the same moment for one night that is not published yet: one publishes it, the others are told
 * at once who is at it, or that it is published already where they came too late.
 */
final class Starts {
    private static final Pattern OWNER = Pattern.compile("process \\d+ on \\S+, since \\S+");

    private final Night night;

    /** @param night one that was never run */
    Starts(Night night) {
        this.night = night;
    }

    Trial once(int processes) throws InterruptedException {
        List<Victim> all = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                all.add(night.start());
            }
            return judged(all);
        } finally {
            all.forEach(Victim::close);
        }
    }

    private Trial judged(List<Victim> all) throws InterruptedException {
        List<String> violations = new ArrayList<>();
        Map<Integer, List<Double>> seconds = new TreeMap<>();
        for (Victim one : all) {
            Victim.End end = one.end();
            seconds.computeIfAbsent(end.exit(), exit -> new ArrayList<>()).add(one.seconds());
            boolean told = end.exit() == ExitStatus.BUSY.code();
            if (told && !OWNER.matcher(end.last()).find()) {
                violations.add("who was told to be late was not told whose it is: " + end.last());
            }
            if (!told && end.exit() != ExitStatus.OK.code() && end.exit() != ExitStatus.PUBLISHED.code()) {
                violations.add("one ended with " + end.exit() + ": " + end.last());
            }
        }
        int won = seconds.getOrDefault(ExitStatus.OK.code(), List.of()).size();
        if (won != 1) {
            violations.add(won + " of them published");
        }
        night.bed().strays().forEach(stray -> violations.add("left behind: " + stray));
        String published = night.digest();
        Victim.End alone = night.start("--rerun").end();
        if (alone.exit() != ExitStatus.OK.code() || !published.equals(night.digest())) {
            violations.add("the table was not that of a run that is alone, byte for byte: " + published + ", then "
                    + night.digest());
        }
        List<String> words = new ArrayList<>();
        seconds.forEach((exit, each) -> words.add(words(exit, each)));
        return Trial.of(
                Kind.STARTED_TOGETHER,
                all.size() + " processes",
                String.join("; ", words),
                new Night.Finish(violations, Optional.empty()));
    }

    private static String words(int exit, List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "exit %d: %d, after %.1f s in the middle, %.1f s at most",
                exit,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() - 1));
    }
}
