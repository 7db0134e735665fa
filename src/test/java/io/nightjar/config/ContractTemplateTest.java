package io.nightjar.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.quality.ContractJudgement;
import io.nightjar.quality.Nightfall;
import io.nightjar.quality.QualityProfile;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.Contract;
import io.nightjar.run.JobDefinition;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContractTemplateTest {
    private static final String JOB = """
            input:
              path: in/{date}
              key: flight_id
              pii: [captain]
            model: late@1
            """;

    @Test
    void whatIsProposedFromNightsIsAContractThatReadsAndSaysNothingOfPrivateValues() {
        String proposed = new ContractTemplate(job(JOB), nights(5)).text();
        assertThat(proposed)
                .contains("from 1970-01-01 to 1970-01-05")
                .contains("    flight_id: {type: int64}\n")
                .contains("    captain: {type: string, required: true}\n")
                .contains("allowed: [\"\", \"ATL\", \"ORD\", \"SFO\"]")
                .contains("scheduled: {type: local-timestamp, required: true, freshness: 8 days}")
                .doesNotContain(Nightfall.SECRET);
        Contract contract = job(JOB + proposed).contract();
        assertThat(contract.columns()).containsExactly("flight_id", "captain", "origin", "distance", "scheduled");
    }

    @Test
    void aNightThatItWasProposedFromKeepsItsRulesOfColumns() {
        SortedMap<BusinessDate, QualityProfile> nights = nights(3);
        Contract contract =
                job(JOB + new ContractTemplate(job(JOB), nights).text()).contract();
        BusinessDate last = nights.lastKey();
        assertThat(new ContractJudgement(contract, List.of())
                        .of(nights.get(last), last, ZoneOffset.UTC).stream()
                                .filter(rule -> rule.rule().equals("maximum-null-share"))
                                .map(rule -> rule.result().label()))
                .containsExactly("passed");
    }

    @Test
    void textsOfOneShapeArePatterns() {
        assertThat(TextShape.of(List.of("A-1", "AB-22", "C-3", "D-4", "E-5"))).contains("[A-Z]{1,2}\\-[0-9]{1,2}");
        assertThat("AB-22")
                .matches(TextShape.of(List.of("A-1", "AB-22", "C-3", "D-4", "E-5"))
                        .orElseThrow());
        assertThat(TextShape.of(List.of("A", "B", "C", "D", "1"))).isEmpty();
        assertThat(TextShape.of(List.of("A", "B"))).isEmpty();
    }

    private static SortedMap<BusinessDate, QualityProfile> nights(int count) {
        SortedMap<BusinessDate, QualityProfile> nights = new TreeMap<>(Comparator.comparing(BusinessDate::date));
        for (int night = 0; night < count; night++) {
            nights.put(new BusinessDate(LocalDate.EPOCH.plusDays(night)), Nightfall.split(night, 3000, 512));
        }
        return nights;
    }

    private static JobDefinition job(String text) {
        return JobFile.parse("flights", text, "jobs/flights.yaml", ZoneOffset.UTC);
    }
}
