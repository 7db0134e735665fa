package io.nightjar.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.nightjar.alert.Alerts.Sent;
import io.nightjar.run.AlertChannel;
import io.nightjar.run.RunId;
import io.nightjar.status.SmallNights;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each channel with a real counterpart: an HTTP server, an SMTP server, a program. */
class ChannelsTest {
    @TempDir
    Path folder;

    private SmallNights nights;
    private Optional<GreenMail> mail = Optional.empty();

    @BeforeEach
    void project() {
        nights = new SmallNights(folder);
    }

    @AfterEach
    void close() {
        nights.close();
        mail.ifPresent(GreenMail::stop);
    }

    @Test
    void slackGetsTextThatNoWordOfAReasonCanTurnIntoAMention() throws IOException {
        try (Hook hook = new Hook()) {
            Files.writeString(folder.resolve("slack"), hook.url());
            settings("  slack: {url: \"${file:slack}\"}\n");
            nights.held("2001-05-07");
            nights.write("jobs/small.yaml", SmallNights.JOB + "title: Small & <big>\n");

            assertThat(alerts().look()).extracting(Sent::failure).containsExactly(Optional.empty());

            JsonNode message = JsonMapper.shared().readTree(hook.bodies.get(0));
            assertThat(message.get("text").asString()).isEqualTo("small@2001-05-07 held");
            String block = message.get("blocks").get(0).get("text").get("text").asString();
            assertThat(block)
                    .startsWith(":red_circle: *small@2001-05-07 held*\nminimum-rows is 9.0")
                    .contains("`nightjar report ")
                    .doesNotContain("<!");
            assertThat(SlackJson.of(new AlertMessage(List.of(), SmallNights.NOW, "<!channel> & co", "")))
                    .asString()
                    .contains("&lt;!channel&gt; &amp; co");
        }
    }

    @Test
    void mailCarriesTheSummaryTheTextAndTheReportUpToTheStatedSize() throws Exception {
        smtp();
        settings(mailSettings("    attach: 1 kB\n"));
        RunId small = nights.held("2001-05-07");
        nights.write("reports/small/date=2001-05-07/" + small + ".html", "<p>held</p>");
        RunId large = nights.held("2001-05-06");
        nights.write("reports/small/date=2001-05-06/" + large + ".html", "x".repeat(1000));

        assertThat(alerts().look()).extracting(Sent::failure).containsExactly(Optional.empty());

        assertThat(mail.orElseThrow().waitForIncomingEmail(10_000, 2)).isTrue();
        MimeMessage received = mail.orElseThrow().getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("[nightjar] 2 alerts: 2 held");
        assertThat(received.getFrom()[0]).hasToString("nightjar@example.com");
        assertThat(received.getAllRecipients()).hasSize(2);
        Multipart parts = (Multipart) received.getContent();
        assertThat(parts.getCount())
                .as("the text, and the one report that is small enough")
                .isEqualTo(2);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("small-date=2001-05-07-" + small + ".html");
        assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes()))
                .isEqualTo("<p>held</p>");
        assertThat(text(parts))
                .contains("small@2001-05-07 held\n")
                .contains("  reason   minimum-rows is 9.0 (limit 10.0)")
                .contains("  since    2001-05-09 03:20:00 -04:00\n")
                .contains("  rows     0 read = 9 scored + 0 rejected; held\n")
                .contains("  next     nightjar report " + small + "\n");
    }

    @Test
    void aJobsMailGoesToItsOwnPeople() throws Exception {
        smtp();
        settings(mailSettings(""));
        nights.write("jobs/small.yaml", SmallNights.JOB + "alerts: {email: flights@example.com}\n");
        nights.failed("2001-05-07");

        alerts().look();

        assertThat(mail.orElseThrow().getReceivedMessages()[0].getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("flights@example.com");
    }

    @Test
    void aServerWithoutEncryptionGetsNoMailUnlessThatIsAskedFor() throws IOException {
        smtp();
        settings(mailSettings("").replace("security: none", "security: starttls"));
        assertThat(alerts().test(Optional.empty()).get(0).failure()).isPresent();
        assertThat(mail.orElseThrow().getReceivedMessages()).isEmpty();
    }

    @Test
    void aWrongPasswordIsSaidWithoutIt() throws IOException {
        smtp();
        mail.orElseThrow().setUser("ops@example.com", "ops", "right");
        Files.writeString(folder.resolve("password"), "hunter2");
        settings(mailSettings("    user: ops\n    password: ${file:password}\n"));
        assertThat(alerts().test(Optional.empty()).get(0).failure())
                .contains("the mail server refused user or password");
        Files.writeString(folder.resolve("password"), "right");
        assertThat(alerts().test(Optional.empty()).get(0).failure()).isEmpty();
    }

    @Test
    void whereNobodyAnswersThatIsSaid() throws IOException {
        settings("  webhook: {url: \"http://127.0.0.1:1/\"}\n  email: {server: \"127.0.0.1:1\","
                + " from: a@example.com, to: b@example.com, security: none}\n");
        assertThat(alerts().test(Optional.empty()))
                .extracting(
                        sent -> sent.channel().label() + ": " + sent.failure().orElse(""))
                .containsExactly(
                        "webhook: nobody answers at its address", "email: nobody answers at the mail server's address");
    }

    @Test
    void theCommandIsHandedTheMessageInTheProjectsFolderWithoutAShell() throws IOException {
        script("page", "cat > \"$1.json\"; pwd > where; echo \"$2\" > second");
        settings("  command: ./page got '$(rm -rf x) two'\n");
        nights.failed("2001-05-07");

        assertThat(alerts().look()).extracting(Sent::failure).containsExactly(Optional.empty());

        JsonNode message = JsonMapper.shared().readTree(Files.readString(folder.resolve("got.json")));
        assertThat(message.get("summary").asString()).isEqualTo("small@2001-05-07 failed: NJ-INPUT-MISSING");
        assertThat(Files.readString(folder.resolve("where")).strip())
                .isEqualTo(folder.toRealPath().toString());
        assertThat(Files.readString(folder.resolve("second"))).isEqualTo("$(rm -rf x) two\n");
    }

    @Test
    void aCommandThatFailsSaysItsLastWordAndOneThatHangsIsKilledWithItsChildren() throws Exception {
        script("page", "echo first; echo 'no pager' >&2; exit 3");
        settings("  command: ./page\n");
        assertThat(alerts().test(Optional.empty()).get(0).failure()).contains("the program ended with 3: no pager");
        script("page", "echo $$ > pid; sleep 600 & echo $! > child; wait");
        settings("  command: ./page\n  timeout: 1 s\n");
        assertThat(alerts().test(Optional.empty()).get(0).failure())
                .contains("the program did not end in time and was killed");
        for (String name : List.of("pid", "child")) {
            long pid = Long.parseLong(Files.readString(folder.resolve(name)).strip());
            ProcessHandle.of(pid).ifPresent(left -> left.onExit().join());
            assertThat(ProcessHandle.of(pid)).isEmpty();
        }
        settings("  command: ./nothing-there\n");
        assertThat(alerts().test(Optional.empty()).get(0).failure()).contains("the program could not be started");
    }

    @Test
    void aTestGoesByAllChannelsOrTheOneThatIsNamed() throws IOException {
        try (Hook hook = new Hook()) {
            script("page", "cat > got");
            settings("  webhook: {url: \"" + hook.url() + "\"}\n  command: ./page\n");
            assertThat(alerts().test(Optional.of(AlertChannel.WEBHOOK)))
                    .extracting(Sent::channel)
                    .containsExactly(AlertChannel.WEBHOOK);
            assertThat(alerts().test(Optional.empty()))
                    .extracting(Sent::channel)
                    .containsExactly(AlertChannel.WEBHOOK, AlertChannel.COMMAND);
            assertThat(hook.bodies.get(0)).contains("\"event\":\"test\"");
            assertThat(alerts().test(Optional.of(AlertChannel.SLACK))).isEmpty();
        }
    }

    private void smtp() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        mail = Optional.of(server);
    }

    private String mailSettings(String more) {
        return "  email:\n    server: 127.0.0.1:" + mail.orElseThrow().getSmtp().getPort()
                + "\n    from: nightjar@example.com\n    to: a@example.com, b@example.com\n    security: none\n" + more;
    }

    private static String text(Multipart parts) throws Exception {
        Object first = parts.getBodyPart(0).getContent();
        while (first instanceof Multipart inner) {
            first = inner.getBodyPart(0).getContent();
        }
        return first.toString().replace("\r", "");
    }

    private void script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void settings(String alerts) {
        nights.write("nightjar.yaml", "alerts:\n" + alerts);
    }

    private Alerts alerts() {
        return SmallAlerts.of(nights, folder);
    }
}
