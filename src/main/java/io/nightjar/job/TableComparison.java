package io.nightjar.job;

import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.job.Reproduced.Answer;
import io.nightjar.publish.Receipt;
import io.nightjar.run.JobDefinition;
import io.nightjar.storage.Storage;
import io.nightjar.table.PartFile;
import io.nightjar.table.RowDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compares what was made again with what was made then. */
final class TableComparison {
    private final NightServices services;
    private final Storage storage;
    private final RowDifference.Keys keys;
    private final Original original;
    private final JobDefinition job;
    private final List<String> suspects;

    TableComparison(
            NightServices services,
            RowDifference.Keys keys,
            Original original,
            JobDefinition job,
            List<String> suspects) {
        this.services = services;
        this.storage = services.storage();
        this.keys = keys;
        this.original = original;
        this.job = job;
        this.suspects = suspects;
    }

    /** @param made the table, in the scratch place */
    Reproduced whole(PartFile made, int splits, String path, double seconds) {
        boolean sameBytes = original.sha256().equals(Optional.of(made.sha256()));
        boolean sameRows = sameBytes
                || (original.rowDigest().isPresent() && original.rowDigest().equals(made.rowDigest()));
        boolean isAltered = isAltered();
        Answer answer = answer(sameBytes, sameRows, isAltered);
        Optional<RowDifference> difference = answer.exit() == ExitStatus.OK
                ? Optional.empty()
                : difference(List.of(made.location()), new RowDifference.Rows(0, Long.MAX_VALUE));
        return new Reproduced(
                original,
                answer,
                made.rows(),
                IntStream.range(0, splits).boxed().toList(),
                splits,
                Optional.of(made.sha256()),
                made.rowDigest(),
                suspects,
                difference,
                cause(answer, difference, isAltered),
                path,
                seconds);
    }

    private Answer answer(boolean sameBytes, boolean sameRows, boolean isAltered) {
        if (!sameRows) {
            return Answer.DIFFERENT;
        }
        if (isAltered) {
            return Answer.TABLE_ALTERED;
        }
        return sameBytes || original.sha256().isEmpty() ? Answer.SAME : Answer.SAME_ROWS;
    }

    /** @param made the splits of the sample */
    Reproduced sample(List<SplitResult> made, int splits, String path, double seconds) {
        RowDigest sum = RowDigest.NONE;
        long rows = 0;
        Optional<RowDifference> difference = Optional.empty();
        Answer answer = Answer.SAME;
        for (SplitResult result : made) {
            sum = sum.plus(result.part().rowDigest().orElse(RowDigest.NONE));
            rows += result.part().rows();
            Receipt.SplitRows then = original.splits().get(result.split());
            if (answer == Answer.SAME && !then.rowDigest().equals(result.part().rowDigest())) {
                answer = Answer.DIFFERENT;
                long first = original.splits().subList(0, result.split()).stream()
                        .mapToLong(Receipt.SplitRows::scored)
                        .sum();
                difference =
                        difference(List.of(result.part().location()), new RowDifference.Rows(first, then.scored()));
            }
        }
        boolean isAltered = isAltered();
        return new Reproduced(
                original,
                isAltered && answer == Answer.SAME ? Answer.TABLE_ALTERED : answer,
                rows,
                made.stream().map(SplitResult::split).toList(),
                splits,
                Optional.empty(),
                Optional.of(sum),
                suspects,
                difference,
                cause(answer, difference, isAltered),
                path,
                seconds);
    }

    /** What lies there is not what the receipt describes. */
    private boolean isAltered() {
        return original.sha256().isPresent()
                && areThere()
                && !storage.sha256(original.files().get(0))
                        .equals(original.sha256().get());
    }

    private boolean areThere() {
        return !original.files().isEmpty()
                && original.files().stream().allMatch(file -> storage.find(file).isPresent());
    }

    private Optional<RowDifference> difference(List<String> made, RowDifference.Rows rows) {
        if (!areThere()) {
            return Optional.empty();
        }
        try {
            return RowDifference.find(services.source(), job, original.files(), made, rows, keys);
        } catch (NightjarException unreadable) {
            return Optional.empty();
        }
    }

    private String cause(Answer answer, Optional<RowDifference> difference, boolean isAltered) {
        if (isAltered) {
            return original.files().get(0) + " is not the table that its receipt describes: it was changed after it was"
                    + " published";
        }
        if (answer != Answer.DIFFERENT) {
            return "";
        }
        boolean isLastBits =
                difference.filter(found -> found.here().endsWith("ulp apart)")).isPresent();
        boolean isPlatform = suspects.stream().anyMatch(text -> text.startsWith("Java ") || text.startsWith("archit"));
        if (isLastBits && isPlatform) {
            return "the last bits of Math.exp and its kin differ between processors and versions of Java";
        }
        return suspects.isEmpty()
                ? "nothing that the receipt names has changed: please report it"
                : "one of: " + String.join("; ", suspects);
    }
}
