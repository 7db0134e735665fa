package io.nightjar.alert;

import io.nightjar.ledger.Condition;
import io.nightjar.ledger.Condition.Remembered;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that is the matter now.
 *
 * @param since when it came about, or was first seen
 * @param told what each channel was told; none where nobody was to be told or nobody has looked since
 */
public record OpenCondition(Condition condition, Instant since, Optional<Instant> acknowledged, List<Told> told) {

    public OpenCondition {
        told = List.copyOf(told);
    }

    static List<OpenCondition> all(Memory memory, List<String> jobs, LedgerReader reader) {
        List<OpenCondition> all = new ArrayList<>();
        for (String job : jobs) {
            List<Remembered> remembered = reader.conditions().open(job);
            for (Finding finding : memory.holding(job, reader)) {
                Optional<Remembered> before = remembered.stream()
                        .filter(one ->
                                one.condition().key().equals(finding.condition().key()))
                        .findFirst();
                all.add(new OpenCondition(
                        finding.condition(),
                        before.map(Remembered::opened).orElse(finding.since()),
                        before.flatMap(Remembered::acknowledged),
                        before.map(one -> reader
                                        .conditions()
                                        .told(finding.condition().key())
                                        .stream()
                                        .filter(told -> told.occurrence() == one.occurrence()
                                                || told.failure().isPresent())
                                        .toList())
                                .orElse(List.of())));
            }
        }
        return all;
    }
}
