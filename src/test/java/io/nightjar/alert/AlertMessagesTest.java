package io.nightjar.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nightjar.alert.Alerts.Sent;
import io.nightjar.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a message holds, and what becomes of one that cannot be sent. */
class AlertMessagesTest extends HookedAlerts {
    @Test
    void severalAtOnceAreOneMessage() {
        nights.failed("2001-05-06");
        nights.held("2001-05-07");

        alerts().look();

        assertThat(hook.bodies).hasSize(1);
        assertThat(json(0).get("summary").asString()).isEqualTo("2 alerts: 1 held, 1 failed");
    }

    @Test
    void whatCouldNotBeSentIsSaidAndSentAtTheNextOccasion() {
        nights.failed("2001-05-07");
        hook.answer = 503;
        List<Sent> sent = alerts().look();
        assertThat(sent).extracting(Sent::failure).containsExactly(Optional.of("it answered with HTTP status 503"));
        assertThat(open().get(0).told().get(0).failure()).contains("it answered with HTTP status 503");
        hook.answer = 302;
        assertThat(alerts().look().get(0).failure())
                .as("no redirect is followed")
                .isPresent();
        hook.bodies.clear();
        hook.answer = 204;

        assertThat(look()).containsExactly("opened failed small@2001-05-07");
        assertThat(look()).isEmpty();
        assertThat(open().get(0).told().get(0).failure()).isEmpty();
    }

    @Test
    void aServerThatGivesNoAnswerHoldsNobodyUpForLongerThanStated() throws IOException {
        settings("  timeout: 1 s\n");
        nights.failed("2001-05-07");
        hook.silent = true;

        assertThat(alerts().look()).extracting(Sent::failure).containsExactly(Optional.of("it gave no answer in time"));
    }

    @Test
    void aMessageKeepsToItsSchemaAndCarriesReportLinkAndNextCommand() throws IOException {
        settings("  link: https://reports.example/nights/{report}\n");
        RunId run = nights.held("2001-05-07");
        nights.write("reports/small/date=2001-05-07/" + run + ".html", "<p>held</p>");
        nights.published("2001-05-06");
        nights.failed("2001-05-06");

        alerts().look();

        String schema = Files.readString(Path.of("docs/schema/alert.schema.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(hook.bodies.get(0), InputFormat.JSON))
                .isEmpty();
        JsonNode held = json(0).get("alerts").get(0);
        assertThat(held.get("reason").asString()).startsWith("minimum-rows is 9.0 (limit 10.0)");
        assertThat(held.get("report").asString()).isEqualTo("reports/small/date=2001-05-07/" + run + ".html");
        assertThat(held.get("link").asString())
                .isEqualTo("https://reports.example/nights/small/date=2001-05-07/" + run + ".html");
        assertThat(held.get("next").get(0).asString()).isEqualTo("nightjar report " + run);
        JsonNode failed = json(0).get("alerts").get(1);
        assertThat(failed.get("headline").asString()).isEqualTo("small@2001-05-06 failed: NJ-INPUT-MISSING");
        assertThat(failed.get("published").asBoolean()).isTrue();
        assertThat(failed.get("link").isNull()).as("it has no report").isTrue();
    }

    @Test
    void theHeaderIsSentAndTheSecretStandsNowhereElse() throws IOException {
        Files.writeString(folder.resolve("token"), "Bearer hunter2\n");
        settings("  webhook: {authorization: \"${file:token}\"}\n");
        nights.failed("2001-05-07");

        alerts().look();

        assertThat(hook.authorizations).containsExactly("Bearer hunter2");
        assertThat(hook.bodies.get(0)).doesNotContain("hunter2");
        Files.delete(folder.resolve("token"));
        nights.failed("2001-05-06");
        assertThat(alerts().look().get(0).failure()).contains("a secret is missing: the file token cannot be read");
    }
}
