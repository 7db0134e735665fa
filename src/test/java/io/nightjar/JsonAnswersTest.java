package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What programs read, as docs/json.md says: every command that offers {@code --json} answers with one document. */
class JsonAnswersTest {
    private static final ObjectMapper ONE_DOCUMENT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern LISTED = Pattern.compile("(?m)^  ([a-z][a-z-]*) {2,}\\S");

    /** Objects whose names are words of a model. */
    private static final Set<String> BY_DATA = Set.of("about", "metrics");

    /** What a command ends with, and the command. */
    private static final List<String> LINES = List.of(
            "11 run flight-delay --date 2001-05-09",
            "0 run flight-delay --date 2001-05-08",
            "30 run flight-delay --date 2001-05-08",
            "0 status",
            "0 status --expect flight-delay=2001-05-08",
            "0 status --write",
            "0 runs",
            "0 show flight-delay@2001-05-08",
            "2 show nosuch@latest",
            "0 report flight-delay@2001-05-08",
            "0 jobs",
            "0 validate",
            "2 validate flight-delay nosuch",
            "0 describe flight-delay",
            "0 plan flight-delay --date 2001-05-08",
            "0 doctor",
            "0 config show",
            "0 config keys",
            "0 models list",
            "0 models show flight-delay@1",
            "0 models promote flight-delay@1 --reason known",
            "1 models remove flight-delay@1 --dry-run",
            "0 diff flight-delay@2001-05-08 flight-delay@2001-05-08",
            "0 verify flight-delay@2001-05-08",
            "0 verify --chain",
            "0 reproduce flight-delay@2001-05-08",
            "2 explain flight-delay --date 2001-05-08 --key flight_id=none",
            "0 schedule --list",
            "0 schedule --simulate --from 2001-05-08 --to 2001-05-09",
            "0 schedule calendar us-federal --year 2001",
            "1 alerts",
            "0 alerts check",
            "2 alerts test",
            "0 prune --dry-run",
            "0 recover",
            "0 backfill flight-delay --from 2001-05-08 --to 2001-05-09 --dry-run",
            "30 restart flight-delay@2001-05-08",
            "21 rollback flight-delay --date 2001-05-08",
            "0 stop flight-delay@2001-05-08",
            "21 release flight-delay@2001-05-08 --reason known",
            "2 apply nosuch.plan.json",
            "2 train nosuch",
            "2 labels nosuch",
            "2 ledger rebuild nosuch",
            "2 fairness nosuch",
            "2 gates backtest nosuch",
            "2 torture --only nosuch");

    @TempDir
    Path folder;

    @Test
    void everyCommandThatOffersJsonAnswersWithOneDocument() {
        Project project = new Project(folder);
        project.flights("2001-05-08");
        SoftAssertions all = new SoftAssertions();
        Set<String> unasked = offered(project, List.of());
        for (String line : LINES) {
            List<String> words = new ArrayList<>(List.of(line.split(" ")));
            int exit = Integer.parseInt(words.remove(0));
            unasked.remove(words.get(0));
            unasked.remove(words.get(0) + " " + words.get(1 % words.size()));
            words.add("--json");
            Ended ended = project.run(words.toArray(String[]::new));
            all.assertThat(ended.exit()).as("%s%n%s", line, ended.all()).isEqualTo(exit);
            all.assertThatCode(() -> check(line, ended)).as(line).doesNotThrowAnyException();
        }
        all.assertAll();
        assertThat(unasked).as("commands that offer --json").isEmpty();
    }

    private static void check(String line, Ended ended) {
        JsonNode answer = ONE_DOCUMENT.readTree(ended.out());
        assertThat(answer.isObject() || answer.isArray()).as(line).isTrue();
        if (answer.has("error") && answer.get("error").isObject()) {
            JsonNode error = answer.get("error");
            assertThat(error.get("code").asString()).as(line).startsWith("NJ-");
            assertThat(error.get("exit_code").asInt()).as(line).isEqualTo(ended.exit());
            assertThat(error.get("message").asString()).as(line).isNotEmpty();
            assertThat(error.get("next").isArray()).as(line).isTrue();
        }
        // The report's and the plan's own documents have forms of their own.
        if (!line.contains(" report ")) {
            checkNames(line, answer);
        }
    }

    private static void checkNames(String line, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                assertThat(field.getKey()).as(line).matches("[a-z][a-z0-9_]*");
                if (BY_DATA.contains(field.getKey())) {
                    return;
                }
                checkNames(line, field.getValue());
                if (field.getKey().equals("date") && field.getValue().isString()) {
                    assertThat(field.getValue().asString()).as(line).matches("\\d{4}-\\d\\d-\\d\\d");
                }
            });
        }
        if (node.isString() && node.asString().matches("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d.{0,40}")) {
            assertThat(node.asString())
                    .as("a time in the answer to %s", line)
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)");
        }
        if (node.isArray()) {
            node.forEach(below -> checkNames(line, below));
        }
    }

    private static Set<String> offered(Project project, List<String> path) {
        List<String> asked = new ArrayList<>(path);
        asked.add("--help");
        String help = project.run(asked.toArray(String[]::new)).out();
        Set<String> offered = new TreeSet<>();
        if (help.contains("--json")) {
            offered.add(String.join(" ", path));
        }
        Matcher listed = LISTED.matcher(help);
        while (listed.find() && path.size() < 2) {
            List<String> below = new ArrayList<>(path);
            below.add(listed.group(1));
            offered.addAll(offered(project, below));
        }
        offered.remove("");
        return offered;
    }
}
