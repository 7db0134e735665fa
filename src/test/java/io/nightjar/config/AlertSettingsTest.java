package io.nightjar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.NightjarException;
import io.nightjar.run.AlertChannel;
import io.nightjar.run.ConditionKind;
import io.nightjar.run.JobDefinition.Alerts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertSettingsTest {
    private static final String JOB = """
            input: {path: "in/{date}", key: id}
            model: small@1
            """;

    @TempDir
    Path folder;

    @Test
    void withoutAnAddressThereIsNoChannelAndTheDefaultsAreThese() throws IOException {
        AlertSettings alerts = settings("").alerts();

        assertThat(alerts.channels()).isEmpty();
        assertThat(alerts.on())
                .containsExactlyInAnyOrder(
                        ConditionKind.FAILED,
                        ConditionKind.HELD,
                        ConditionKind.LATE,
                        ConditionKind.MISSING,
                        ConditionKind.NOT_REPRODUCED);
        assertThat(alerts.repeatAfter()).isEqualTo(Duration.ofHours(24));
        assertThat(alerts.missingAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(alerts.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(alerts.attachUpTo()).isEqualTo(1_000_000);
        assertThat(alerts.mailSecurity()).isEqualTo(AlertSettings.MailSecurity.STARTTLS);
    }

    @Test
    void eachChannelIsThereWhenItsAddressIs() throws IOException {
        AlertSettings alerts = settings("""
                alerts:
                  on: failed, published
                  repeat-after: never
                  webhook: {url: "http://127.0.0.1:8080/hook"}
                  slack: {url: "${env:SLACK}"}
                  email:
                    server: smtp.example:587
                    from: nightjar@example.com
                    to: a@example.com, b@example.com
                    attach: 500 kB
                  command: cron/page "on call" 'ops'
                """).alerts();

        assertThat(alerts.channels()).containsExactly(AlertChannel.values());
        assertThat(alerts.on()).containsExactlyInAnyOrder(ConditionKind.FAILED, ConditionKind.PUBLISHED);
        assertThat(alerts.repeatAfter()).isZero();
        assertThat(alerts.mailTo()).containsExactly("a@example.com", "b@example.com");
        assertThat(alerts.attachUpTo()).isEqualTo(500_000);
        assertThat(alerts.command()).containsExactly("cron/page", "on call", "ops");
    }

    @Test
    void everythingWrongIsSaidAtOnceAndNoSecretIsRepeated() {
        assertThatThrownBy(() -> settings("""
                        alerts:
                          on: failed, soon
                          timeout: quick
                          webhook: {url: "http://user:hunter2@hooks.example/"}
                          slack: {url: "https://hooks.slack.example/hunter2"}
                          email: {server: smtp.example, to: "you, me@example.com", attach: 1 GB, security: ssl}
                          command: page "half
                        """))
                .isInstanceOf(NightjarException.class)
                .hasMessageContaining("9 problems")
                .hasMessageContaining("nightjar.yaml:2: 'alerts.on' must be of failed, held, late, missing, published")
                .hasMessageContaining("nightjar.yaml:5: 'alerts.slack.url' must be a reference")
                .hasMessageContaining("nightjar.yaml:7: 'alerts.command' must be a program and its arguments")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aJobDiffersFromTheSettingsWhereItSaysSo() {
        assertThat(job("").alerts()).isEqualTo(Alerts.AS_SET);
        assertThat(job("""
                        alerts:
                          on: [failed, published]
                          channels: []
                          email: flights@example.com
                          slack: ${file:slack-flights}
                          repeat-after: 2 h
                        """).alerts())
                .isEqualTo(new Alerts(
                        Optional.of(Set.of(ConditionKind.FAILED, ConditionKind.PUBLISHED)),
                        Optional.of(Set.of()),
                        List.of("flights@example.com"),
                        Optional.of("${file:slack-flights}"),
                        Optional.empty(),
                        Optional.of(Duration.ofHours(2))));
    }

    @Test
    void whatAJobSaysWrongIsNamedWithItsLine() {
        assertThatThrownBy(() -> job("""
                        alerts:
                          on: [fail]
                          channels: pager
                          email: [flights]
                          slack: https://hooks.slack.example/hunter2
                        """))
                .hasMessageContaining(
                        "'alerts.on' must be of failed, held, late, missing, warned, labels-late, not-reproduced, published, not 'fail'")
                .hasMessageContaining("'alerts.channels' must be of webhook, slack, email, command, not 'pager'")
                .hasMessageContaining("'alerts.email' must be a mail address such as ops@example.com, not 'flights'")
                .hasMessageContaining("jobs/small.yaml:7: 'alerts.slack' must be a reference")
                .hasMessageNotContaining("hunter2");
    }

    private static io.nightjar.run.JobDefinition job(String alerts) {
        return JobFile.parse("small", JOB + alerts, "jobs/small.yaml", ZoneOffset.UTC);
    }

    private Settings settings(String yaml) throws IOException {
        Files.writeString(folder.resolve("nightjar.yaml"), yaml);
        return SettingsLayers.of(new ProjectRoot(folder), Optional.empty(), Map.of(), List.of())
                .load();
    }
}
