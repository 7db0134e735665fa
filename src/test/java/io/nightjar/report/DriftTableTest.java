package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.ColumnContent;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.DriftEffects;
import io.nightjar.quality.GroupFigures;
import io.nightjar.quality.Nightfall;
import io.nightjar.quality.PastNights;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.Reference;
import io.nightjar.table.ColumnType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DriftTableTest {
    private static final LocalDate DATE = LocalDate.of(2001, 5, 8);

    @Test
    void saysWhyNobodyKnowsWhatAColumnsDriftDid() {
        DriftTable table = DriftTable.of(report(new DriftEffects(DriftEffects.Ranking.DECISIONS, "", Map.of())));

        assertThat(line(table, "origin").note())
                .isEqualTo("what it did to decisions is not known: it has more than 1,000 different values");
        assertThat(line(table, "origin").crossed()).isEqualTo("–");
        assertThat(line(table, "added").note()).isEqualTo("the model does not read it");
        assertThat(line(table, "captain").note()).startsWith("nothing is kept of the values");
    }

    @Test
    void saysNothingOfItWhereItIsKnownOfNoColumn() {
        DriftTable table = DriftTable.of(report(DriftEffects.unknown("the model is not linear")));

        assertThat(line(table, "origin").note()).isEmpty();
        assertThat(line(table, "added").note()).isEmpty();
    }

    private static DriftLine line(DriftTable table, String column) {
        return table.lines().stream()
                .filter(line -> line.column().equals(column))
                .findFirst()
                .orElseThrow();
    }

    private static QualityReport report(DriftEffects effects) {
        QualityProfile night = withManyOrigins(21);
        Baseline baseline = Baseline.from(List.of(), withManyOrigins(20));
        return QualityReport.judge(
                RealFlights.facts(DATE, night),
                night,
                new Reference(
                        DATE, "flight-delay@1", Optional.of(baseline), PastNights.NONE, effects, GroupFigures.NONE),
                List.of(),
                List.of());
    }

    private static QualityProfile withManyOrigins(int seed) {
        QualityProfile night = Nightfall.split(seed, 4000, 512);
        List<ColumnProfile> columns = new ArrayList<>();
        for (ColumnProfile column : night.columns()) {
            columns.add(
                    column.name().equals("origin")
                            ? new ColumnProfile(
                                    "origin",
                                    ColumnType.STRING,
                                    column.rows(),
                                    0,
                                    column.use(),
                                    origins(0).merge(origins(600)))
                            : column);
        }
        columns.add(new ColumnProfile("added", ColumnType.STRING, 600, 0, Optional.empty(), origins(0)));
        return new QualityProfile(
                night.rows(), columns, night.score(), night.classes(), night.columnsSeen(), night.sampledEvery());
    }

    private static ColumnContent origins(int first) {
        TreeMap<String, Long> counts = new TreeMap<>();
        for (int i = first; i < first + 600; i++) {
            counts.put("airport " + i, 1L);
        }
        return new ColumnContent.Categories(counts);
    }
}
