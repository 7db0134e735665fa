package io.nightjar.report;

import io.nightjar.quality.ColumnContent;
import io.nightjar.quality.Figures;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many of a column's numbers are NaN, infinite, zero or negative. */
final class OddNumbers {
    private OddNumbers() {}

    private record Kind(String name, long rows) {}

    /** Those of which there are any, with their share of all that are not null; empty where there is none. */
    static String of(ColumnContent.Numbers numbers) {
        return Stream.of(
                        new Kind("NaN", numbers.nan()),
                        new Kind("infinite", numbers.infinite()),
                        new Kind("zero", numbers.zero()),
                        new Kind("negative", numbers.negative()))
                .filter(kind -> kind.rows() > 0)
                .map(kind -> Figures.count(kind.rows()) + " " + kind.name() + " ("
                        + Words.figure(numbers.share(kind.rows()), Figures::percent) + ")")
                .collect(Collectors.joining(", "));
    }
}
