package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights that are run as they were planned, or not at all. */
class ApplyCommandTest {
    private static final String NIGHT = "2001-05-08";
    private static final String NEXT = "2001-05-09";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void deliver() {
        project = new Project(folder);
        project.flights(NIGHT);
        project.flights(NEXT);
    }

    @Test
    void aPlanIsRunOnceAndAgainIsDoneAlready() {
        Ended planned = plan(NIGHT, "night.plan.json");
        assertThat(planned.exit()).as(planned.all()).isZero();
        assertThat(planned.err())
                .containsPattern(
                        "plan [0-9a-f]{64} written to night.plan.json; next: ./nightjar apply night.plan.json");
        assertThat(planned.out()).as("one next command, not two").doesNotContain("next: ");
        Ended applied = apply("night.plan.json");
        assertThat(applied.exit()).as(applied.all()).isZero();
        assertThat(applied.out()).contains("as planned: 1 of 1 date to run").contains("1 published, in ");
        assertThat(project.table(NIGHT)).exists();

        Ended again = apply("night.plan.json");
        assertThat(again.exit()).as(again.all()).isZero();
        assertThat(again.out()).contains("0 of 1 date to run");
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void eachThingThatChangedIsNamedAndNothingIsRun() throws IOException {
        plan(NIGHT, "night.plan.json");
        Path file = input(NIGHT);
        FileTime time = Files.getLastModifiedTime(file);

        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
        refused(
                12,
                "NJ-PLAN-INPUT-CHANGED",
                "the input of flight-delay@2001-05-08 has changed since the plan was made:"
                        + " 1 file changed (flights_0.parquet)");
        Files.setLastModifiedTime(file, time);

        project.flights(NEXT, NIGHT, "late.parquet");
        refused(12, "NJ-PLAN-INPUT-CHANGED", "1 file added (late.parquet)");
        Files.delete(file.resolveSibling("late.parquet"));

        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        refused(12, "NJ-PLAN-INPUT-CHANGED", "1 file gone (flights_0.parquet)");
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, time);

        project.edit("jobs/flight-delay.yaml", "title: Delay of US flights", "title: Delays");
        refused(21, "NJ-PLAN-CHANGED", "the job file of flight-delay has changed since the plan was made");
        project.edit("jobs/flight-delay.yaml", "title: Delays", "title: Delay of US flights");

        project.edit("models/flight-delay/1/bundle.json", "\"version\" : 1,", "\"version\" : 1, ");
        refused(13, "NJ-PLAN-MODEL-CHANGED", "was planned with model flight-delay@1 (");
        Files.move(folder.resolve("models/flight-delay/1"), folder.resolve("models/flight-delay/7"));
        refused(
                13,
                "NJ-PLAN-MODEL-CHANGED",
                "model flight-delay@1, with which flight-delay@2001-05-08 was planned, is" + " gone");
        Files.move(folder.resolve("models/flight-delay/7"), folder.resolve("models/flight-delay/1"));
        project.edit("models/flight-delay/1/bundle.json", "\"version\" : 1, ", "\"version\" : 1,");

        assertThat(runs()).as("nothing was begun, and nothing recorded").isZero();
        assertThat(apply("night.plan.json").exit())
                .as("the world is as it was again")
                .isZero();
    }

    @Test
    void aPlanFileThatWasEditedIsRefused() throws IOException {
        plan(NIGHT, "night.plan.json");
        project.edit("night.plan.json", "\"at_once\" : 1", "\"at_once\" : 9");
        refused(50, "NJ-DIGEST-DIFFERS", "night.plan.json is not as it was written");
        Files.writeString(folder.resolve("night.plan.json"), "{}");
        refused(2, "NJ-USAGE", "night.plan.json is no plan that this Nightjar can read");
        assertThat(apply("none.json").exit()).isEqualTo(2);
        assertThat(plan(NIGHT, "night.plan.json").err()).contains("night.plan.json is there already");
    }

    @Test
    void whatWasPublishedSinceIsNotReplacedUnlessThatWasPlanned() {
        plan(NIGHT, "night.plan.json");
        assertThat(project.night(NIGHT).exit()).isZero();
        assertThat(apply("night.plan.json").out())
                .as("the same work, whoever did it")
                .contains("0 of 1 date to run");

        assertThat(plan(NIGHT, "again.plan.json").exit()).isEqualTo(30);
        assertThat(project.run("plan", Project.JOB, "--date", NIGHT).all())
                .contains(
                        "would refuse (30): published by run ",
                        "next: ./nightjar run flight-delay --date " + NIGHT + " --rerun");
        Ended again = plan(NIGHT, "again.plan.json", "--rerun");
        assertThat(again.exit()).isZero();
        assertThat(again.all())
                .contains("would start a new run and replace what is published by run ")
                .doesNotContain("refuse");
        assertThat(plan(NIGHT, "other.plan.json", "--rerun").exit()).isZero();
        assertThat(apply("again.plan.json").exit()).isZero();
        assertThat(runs()).isEqualTo(2);
        project.edit("jobs/flight-delay.yaml", "title: Delay of US flights", "title: Delays");
        assertThat(project.night(NIGHT, "--rerun").exit()).isZero();
        project.edit("jobs/flight-delay.yaml", "title: Delays", "title: Delay of US flights");
        Ended late = apply("other.plan.json");
        assertThat(late.exit()).isEqualTo(30);
        assertThat(late.err()).contains("has been published by run ").contains("since the plan was made");
    }

    @Test
    void aBackfillsPlanIsRunAsAWholeOrNotAtAll() throws IOException {
        Ended dry = project.run(
                "backfill",
                Project.JOB,
                "--from",
                "2001-05-07",
                "--to",
                NEXT,
                "--parallel",
                "2",
                "--dry-run",
                "--out",
                "may.plan.json");
        assertThat(dry.exit()).as(dry.all()).isZero();
        assertThat(dry.err())
                .contains("2001-05-07  left out of the plan file: NJ-INPUT-MISSING")
                .contains(" of 2 nights written to may.plan.json");
        byte[] bytes = Files.readAllBytes(input(NEXT));
        FileTime time = Files.getLastModifiedTime(input(NEXT));
        Files.delete(input(NEXT));
        Ended refused = apply("may.plan.json");
        assertThat(refused.exit()).isEqualTo(12);
        assertThat(refused.err()).contains("the input of flight-delay@2001-05-09 has changed");
        assertThat(runs()).as("the other night was not run either").isZero();

        Files.write(input(NEXT), bytes);
        Files.setLastModifiedTime(input(NEXT), time);
        Ended applied = apply("may.plan.json");
        assertThat(applied.exit()).as(applied.all()).isZero();
        assertThat(applied.out())
                .contains("2 of 2 dates to run, oldest first, 2 at once")
                .contains("2 published, in ");
        assertThat(List.of(NIGHT, NEXT)).allMatch(night -> Files.exists(project.table(night)));
    }

    private Ended plan(String night, String file, String... more) {
        List<String> arguments =
                new java.util.ArrayList<>(List.of("plan", Project.JOB, "--date", night, "--out", file));
        arguments.addAll(List.of(more));
        return project.run(arguments.toArray(String[]::new));
    }

    private Ended apply(String file) {
        return project.run("apply", file);
    }

    private void refused(int exit, String code, String message) {
        Ended ended = apply("night.plan.json");
        assertThat(ended.exit()).as(ended.all()).isEqualTo(exit);
        assertThat(ended.err()).contains(code).contains(message).contains("Nothing was run.");
    }

    private int runs() {
        return project.run("runs", Project.JOB, "--json").out().split("\"run\"", -1).length - 1;
    }

    private Path input(String night) {
        return folder.resolve("data/flights/date=" + night + "/flights_0.parquet");
    }
}
