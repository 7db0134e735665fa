package io.nightjar.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightjar.launcher.Sandbox.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher beside a fake Maven, which notes that it was called, and a fake Java, which prints what it was given. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    @TempDir
    Path folder;

    private Sandbox box;

    @BeforeEach
    void fakes() throws Exception {
        // With a space, because a home may have one.
        box = new Sandbox(folder, "the program");
    }

    @Test
    void aCheckoutIsBuiltOnceAndThenOnlyRun() throws Exception {
        box.checkout();

        Result first = box.launch("runs");
        Result second = box.launch("runs");

        assertThat(first.exit()).isZero();
        assertThat(first.err()).contains("building").contains("preparing fast starts");
        assertThat(second.exit()).isZero();
        assertThat(second.err()).isEmpty();
        assertThat(box.builds()).isEqualTo(1);
    }

    @Test
    void twoStartsAtOnceShareOneBuild() throws Exception {
        box.checkout();
        box.mavenWaits();

        Process one = box.start("runs");
        Process two = box.start("show");
        box.awaitBuild();
        box.mavenGoesOn();

        assertThat(box.finish(one).out()).contains("arg=runs");
        assertThat(box.finish(two).out()).contains("arg=show");
        assertThat(box.builds()).isEqualTo(1);
    }

    @Test
    void withoutFlockABuildStillEndsWell() throws Exception {
        box.checkout();
        box.without("flock");

        assertThat(box.launch("runs").exit()).isZero();
        assertThat(box.builds()).isEqualTo(1);
    }

    @Test
    void aKilledBuildIsBegunAgain() throws Exception {
        box.checkout();
        box.mavenWaits();
        Process killed = box.start("runs");
        box.awaitBuild();
        List<ProcessHandle> maven = killed.descendants().toList();
        killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        maven.forEach(ProcessHandle::destroyForcibly);
        box.mavenGoesOn();

        assertThat(box.launch("runs").exit()).isZero();
        assertThat(box.builds()).isEqualTo(2);
        try (var left = Files.list(box.home().resolve(".build"))) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("work"));
        }
    }

    @Test
    void changedSourcesAndNewCommitsAreBuiltAndOtherFilesAreNot() throws Exception {
        box.checkout();
        box.launch("runs");

        box.write("README.md", "changed");
        box.launch("runs");
        assertThat(box.builds()).isEqualTo(1);

        box.write("src/main/java/A.java", "class A { int changed; }");
        box.launch("runs");
        box.launch("runs");
        assertThat(box.builds()).isEqualTo(2);

        box.write("src/main/java/B.java", "class B {}");
        box.launch("runs");
        assertThat(box.builds()).isEqualTo(3);
        box.write("src/main/java/B.java", "class B { int changed; }");
        box.launch("runs");
        assertThat(box.builds()).isEqualTo(4);

        box.commit();
        box.launch("runs");
        assertThat(box.builds()).isEqualTo(5);
    }

    @Test
    void oldBuildsAreForgotten() throws Exception {
        box.checkout();
        for (int i = 0; i < 5; i++) {
            box.write("src/main/java/A.java", "class A { int changed" + i + "; }");
            box.launch("runs");
        }

        try (var left = Files.list(box.home().resolve(".build"))) {
            assertThat(left.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(".jar")))
                    .hasSize(3);
        }
    }

    @Test
    void aFailedBuildShowsWhyAndIsTriedAgain() throws Exception {
        box.checkout();
        box.mavenFails();

        Result failed = box.launch("runs");

        assertThat(failed.exit()).isEqualTo(21);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err()).contains("cannot find symbol").contains("the build failed");
        box.mavenSucceeds();
        assertThat(box.launch("runs").exit()).isZero();
    }

    @Test
    void outsideACheckoutNothingIsBuilt() throws Exception {
        box.sourcesWithoutGit();

        Result result = box.launch("runs");

        assertThat(result.exit()).isEqualTo(21);
        assertThat(result.err()).contains("neither an installed program").contains("nor a source checkout");
        assertThat(box.builds()).isZero();
    }

    @Test
    void anInstalledCopyIsRunAsItIs() throws Exception {
        box.install();

        assertThat(box.launch("runs").out()).contains("cp=" + box.home().resolve("app/nightjar.jar"));
        assertThat(box.builds()).isZero();
    }

    @Test
    void linksAndOtherWorkingFoldersLeadToTheSameProgram() throws Exception {
        box.install();
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        Files.createSymbolicLink(elsewhere.resolve("absolute"), box.home().resolve("nightjar"));
        Files.createSymbolicLink(elsewhere.resolve("relative"), Path.of("absolute"));

        Result result = box.launchIn(elsewhere, List.of("./relative", "runs"));

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("home=" + box.home()).contains("in=" + elsewhere.toRealPath());
    }

    @Test
    void argumentsArriveAsTheyWereGiven() throws Exception {
        box.install();

        Result result = box.launch("run", "a b", "", "*", "$HOME", "--set=x='1'");

        assertThat(result.out().lines().filter(line -> line.startsWith("arg=")))
                .containsExactly("arg=run", "arg=a b", "arg=", "arg=*", "arg=$HOME", "arg=--set=x='1'");
    }

    @Test
    void exitCodesAreThoseOfTheProgram() throws Exception {
        box.install();
        for (int code : new int[] {0, 1, 2, 10, 21, 40, 130}) {
            box.env("FAKE_EXIT", String.valueOf(code));
            assertThat(box.launch("runs").exit()).isEqualTo(code);
        }
    }

    @Test
    void anOldJavaIsRefusedByName() throws Exception {
        box.install();
        box.javaVersion("11.0.2");

        Result result = box.launch("runs");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("Java 11").contains("too old").contains("NIGHTJAR_JAVA_HOME");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aJavaWithoutAReleaseFileIsAsked() throws Exception {
        box.install();
        Files.delete(folder.resolve("java/release"));

        assertThat(box.launch("runs").exit()).isZero();
    }

    @Test
    void aMissingJavaIsSaidInOneLine() throws Exception {
        box.install();
        box.env("NIGHTJAR_JAVA_HOME", folder.resolve("nowhere").toString());

        Result result = box.launch("runs");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .contains("no Java found through NIGHTJAR_JAVA_HOME")
                .hasLineCount(1);
    }

    @Test
    void questionsStartWithoutTheOptimisingCompilerAndRunsWithIt() throws Exception {
        box.install();

        assertThat(box.launch("runs", "flight-delay").out()).contains("-XX:TieredStopAtLevel=1");
        assertThat(box.launch().out()).contains("-XX:TieredStopAtLevel=1");
        assertThat(box.launch("run", "--help").out()).contains("-XX:TieredStopAtLevel=1");
        assertThat(box.launch("run", "flight-delay").out()).doesNotContain("-XX:TieredStopAtLevel=1");
        assertThat(box.launch("--set", "a=b", "train", "x").out()).doesNotContain("-XX:TieredStopAtLevel=1");
        assertThat(box.launch("run", "flight-delay").out()).contains("-XX:Tier4InvocationThreshold=");
        assertThat(box.launch("runs", "flight-delay").out()).doesNotContain("-XX:Tier4InvocationThreshold=");
    }

    @Test
    void aJavaIsGivenOnlyTheOptionsItKnows() throws Exception {
        box.install();

        box.javaVersion("17.0.15");
        assertThat(box.launch("runs").out()).doesNotContain("--enable-native-access", "--sun-misc-unsafe");
        box.javaVersion("25");
        assertThat(box.launch("runs").out())
                .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
        box.javaVersion("29.0.1");
        assertThat(box.launch("runs").out())
                .contains("--enable-native-access=ALL-UNNAMED")
                .doesNotContain("--sun-misc-unsafe");
    }

    @Test
    void ownOptionsComeAfterOurs() throws Exception {
        box.install();
        box.env("NIGHTJAR_JAVA_OPTS", "-Xmx4g -Da=b");

        assertThat(box.launch("runs").out()).containsSubsequence("-Xmx1g", "-Xmx4g", "-Da=b");
    }

    @Test
    void aCollectorOfTheUsersOwnIsTheOnlyOne() throws Exception {
        box.install();
        assertThat(box.launch("runs").out()).contains("-XX:+UseSerialGC");
        assertThat(box.launch("run", "flight-delay").out()).contains("-XX:+UseSerialGC");
        box.env("NIGHTJAR_JAVA_OPTS", "-XX:MaxGCPauseMillis=50 -XX:+UseG1GC");

        assertThat(box.launch("run", "flight-delay").out())
                .contains("-XX:+UseG1GC")
                .doesNotContain("-XX:+UseSerialGC");
        assertThat(box.launch("runs").out()).contains("-XX:+UseG1GC").doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void theClassDataArchiveIsMadeOnceForAJavaAndAJar() throws Exception {
        box.install();

        assertThat(box.launch("runs").err()).contains("preparing fast starts");
        assertThat(box.launch("runs").err()).isEmpty();
        assertThat(box.launch("runs").out()).contains("-XX:SharedArchiveFile=");

        box.javaVersion("17.0.16");
        assertThat(box.launch("runs").err()).contains("preparing fast starts");
        box.write("app/nightjar.jar", "another program");
        assertThat(box.launch("runs").err()).contains("preparing fast starts");
        assertThat(box.launch("runs").err()).isEmpty();
    }

    @Test
    void runsAndQuestionsHaveAnArchiveEach() throws Exception {
        box.install();
        box.launch("runs");

        Result run = box.launch("run", "flight-delay");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsPattern("-XX:SharedArchiveFile=.*-run.jsa");
        assertThat(box.launch("runs").out()).containsPattern("-XX:SharedArchiveFile=.*-ask.jsa");
        try (var left = Files.list(box.home().resolve("app"))) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("scratch"));
        }
    }

    /** Which a Java refuses together with an option on sharing. */
    @Test
    void fromJava25OnTheArchiveIsAnAotCache() throws Exception {
        box.install();
        box.javaVersion("25.0.3");

        assertThat(box.launch("runs").err()).contains("preparing fast starts");
        Result run = box.launch("run", "flight-delay");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern("-XX:AOTCache=.*-run.aot")
                .contains("aot*=off")
                .doesNotContain("-Xshare", "SharedArchiveFile");
        assertThat(box.launch("runs").out()).containsPattern("-XX:AOTCache=.*-ask.aot");
        box.javaVersion("24.0.2");
        box.launch("runs");
        assertThat(box.launch("runs").out()).contains("-XX:SharedArchiveFile=").doesNotContain("aot");
    }

    @Test
    void anArchiveThatCannotBeMadeIsNotTriedAgain() throws Exception {
        box.install();
        box.env("FAKE_NO_ARCHIVE", "1");

        assertThat(box.launch("runs").exit()).isZero();
        Result second = box.launch("runs");

        assertThat(second.err()).isEmpty();
        assertThat(second.out()).doesNotContain("SharedArchiveFile");
    }

    @Test
    void aReadOnlyInstallationWorksAndIsSilent() throws Exception {
        box.install();
        assumeTrue(box.canRunAsAnotherUser(), "needs root and setpriv to become a user who may not write");

        Result result = box.launchAsNobody("runs");

        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("arg=runs").doesNotContain("SharedArchiveFile");
    }

    @Test
    void aCheckoutOfAnotherUserIsRunWithTheBuildThatIsThere() throws Exception {
        box.checkout();
        assumeTrue(box.canRunAsAnotherUser(), "needs root and setpriv to become a user who may not write");

        Result none = box.launchAsNobody("runs");
        assertThat(none.exit()).isEqualTo(21);
        assertThat(none.err()).contains("cannot be written");

        box.launch("runs");
        Result built = box.launchAsNobody("runs");
        assertThat(built.exit()).isZero();
        assertThat(built.err()).isEmpty();
    }
}
