package io.nightjar.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nightjar.quality.Baseline;
import io.nightjar.quality.Nightfall;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.QualityReport;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import io.nightjar.run.Waiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportJsonTest {
    private static final QualityReport REPORT = RealFlights.report(LocalDate.of(2001, 5, 8), RealFlights.GATES);

    @Test
    void gives_programs_the_figures_of_a_real_night() {
        JsonNode json = JsonMapper.shared().readTree(ReportJson.render(REPORT));
        assertThat(json.at("/reportVersion").intValue()).isEqualTo(1);
        assertThat(json.at("/verdict").stringValue()).isEqualTo("passed");
        assertThat(json.at("/run/date").stringValue()).isEqualTo("2001-05-08");
        assertThat(json.at("/rows/read").longValue()).isEqualTo(17_261);
        assertThat(json.at("/rows/scored").longValue()).isEqualTo(17_261);
        assertThat(json.at("/gates/0/measure").stringValue()).isEqualTo("minimum-rows");
        assertThat(json.at("/gates/0/measured/value").doubleValue()).isEqualTo(17_261);
        assertThat(json.at("/score/psi/value").doubleValue()).isBetween(0.0, 0.2);
        assertThat(json.at("/score/psiEdges").size()).isEqualTo(9);
        assertThat(json.at("/columns/0/content/kind").stringValue()).isEqualTo("withheld");
        assertThat(json.at("/columns/4/content/max").doubleValue()).isEqualTo(4962);
        assertThat(json.at("/columns/4/unit").stringValue()).isEqualTo("miles");
        assertThat(json.at("/columns/2/title").stringValue()).isEqualTo("airport of departure");
        assertThat(json.at("/columns/0/title").stringValue()).isEqualTo("flight_id");
        long histogram = 0;
        for (JsonNode rows : json.at("/score/histogram")) {
            histogram += rows.longValue();
        }
        assertThat(histogram).isEqualTo(17_261);
    }

    @Test
    void gives_equal_bytes_for_equal_reports() {
        assertThat(ReportJson.render(RealFlights.report(LocalDate.of(2001, 5, 8), RealFlights.GATES)))
                .isEqualTo(ReportJson.render(REPORT));
    }

    /** A member that no page describes does not exist for its readers. */
    @Test
    void has_every_member_described() throws Exception {
        String page = Files.readString(Path.of("docs/report.md"));
        TreeSet<String> missing = new TreeSet<>();
        members(JsonMapper.shared().readTree(ReportJson.render(REPORT)), missing, page);
        assertThat(missing).isEmpty();
    }

    @Test
    void itsSchemaNamesEveryMemberAndNoOther() throws Exception {
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(Path.of("docs/schema/report.schema.json")));
        JsonNode report = JsonMapper.shared().readTree(ReportJson.render(REPORT));
        for (String part : List.of("", "/run", "/rows", "/modelSeen")) {
            JsonNode declared = schema.at(part.isEmpty() ? "/properties" : "/properties" + part + "/properties");
            assertThat(declared.propertyNames())
                    .as(part)
                    .containsExactlyElementsOf(report.at(part).propertyNames());
        }
        assertThat(schema.at("/properties/score/oneOf/1/properties").propertyNames())
                .containsExactlyElementsOf(report.at("/score").propertyNames());
        assertThat(schema.at("/properties/columns/items/properties").propertyNames())
                .containsExactlyElementsOf(report.at("/columns/0").propertyNames());
        assertThat(schema.at("/properties/gates/items/properties").propertyNames())
                .containsExactlyElementsOf(report.at("/gates/0").propertyNames());
    }

    @Test
    void itsSchemaHoldsForNightsOfAllKinds() throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/schema/report.schema.json")));
        List<Gate> strict = List.of(
                new Gate(Measure.MINIMUM_ROWS, Optional.empty(), 1e9, Action.HOLD),
                new Gate(Measure.MAXIMUM_SCORE_PSI, Optional.empty(), 0.2, Action.WARN));
        QualityReport held = RealFlights.report(LocalDate.of(2001, 5, 8), strict);
        Waiver waiver = new Waiver("few but right", "operator ann", Instant.EPOCH, Optional.empty());
        QualityProfile night = Nightfall.split(21, 4000, 512);
        QualityProfile empty = Nightfall.plan().empty();
        QualityProfile unnamed =
                new QualityProfile(empty.rows(), empty.columns(), Optional.empty(), List.of(), List.of(0L), 1);
        List<QualityReport> nights = List.of(
                REPORT,
                held,
                held.released(waiver),
                judged(night, Optional.empty()),
                judged(night, Optional.of(Baseline.from(List.of(), Nightfall.split(20, 3000, 512)))),
                judged(empty, Optional.of(Baseline.from(List.of(), empty))),
                judged(unnamed, Optional.empty()),
                WideNight.report(12, 3000));
        for (QualityReport report : nights) {
            String json = new String(ReportJson.render(report), UTF_8);
            assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        }
        String wrong = new String(ReportJson.render(REPORT), UTF_8).replace("\"passed\"", "\"fine\"");
        assertThat(schema.validate(wrong, InputFormat.JSON)).isNotEmpty();
    }

    private static QualityReport judged(QualityProfile night, Optional<Baseline> baseline) {
        return QualityReport.judge(
                RealFlights.facts(LocalDate.of(2001, 5, 8), night), night, baseline, RealFlights.GATES);
    }

    private static void members(JsonNode node, TreeSet<String> missing, String page) {
        node.properties().forEach(member -> {
            if (!page.contains("`" + member.getKey() + "`")) {
                missing.add(member.getKey());
            }
            if (!member.getKey().equals("counts")) {
                members(member.getValue(), missing, page);
            }
        });
        if (node.isArray()) {
            node.forEach(item -> members(item, missing, page));
        }
    }
}
