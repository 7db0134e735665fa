package io.nightjar.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The import table of ARCHITECTURE.md as data: which package may import which, and who is at home with which library. */
final class House {
    /** Every package may import this one. */
    static final String ERROR = "error";

    /** One package below the root, the packages it may import, and why no others. */
    record Room(String name, Set<String> mayImport, String because) {}

    /** An external library by its packages; only those at home with it may use it. */
    record Library(String name, List<String> packages, Set<String> homes, String because) {}

    static final List<Room> ROOMS = List.of(
            room("error", "", "errors are named from everywhere, so they know nobody"),
            room("table", "", "a batch of columns is understood without knowing runs, models or files"),
            room("calendar", "", "which days are business days is arithmetic on dates"),
            room("run", "table", "what a run is must not depend on how one is carried out"),
            room("storage", "", "files have locations and bytes; what they mean is decided elsewhere"),
            room("model", "table run storage", "a bundle is loaded and checked without the library that trained it"),
            room("scoring", "table run model", "scoring a split needs no Spring, no ledger and no file"),
            room("quality", "table run model scoring", "profiles are arithmetic: they merge anywhere and open nothing"),
            room(
                    "publish",
                    "table run model quality storage",
                    "the commit protocol sees the ledger through ports only"),
            room("parquet", "table storage", "one format behind the ports of table"),
            room("tribuo", "table run model scoring storage", "one model library behind the ports of scoring"),
            room("ledger", "table run model quality publish", "it records what happened and starts nothing"),
            room(
                    "config",
                    "table calendar run storage model scoring quality",
                    "it reads what is asked for and carries out nothing"),
            room(
                    "job",
                    "table run storage model scoring quality publish ledger config",
                    "steps work on ports: format and model library are handed in"),
            room(
                    "backfill",
                    "run storage model ledger job",
                    "which dates are run the ledger says, and each is run as any other night"),
            room(
                    "schedule",
                    "calendar run ledger job config",
                    "the clock knows what is due and whom to call, not how a run works"),
            room(
                    "retention",
                    "run storage publish ledger",
                    "what may go is decided from the ledger and the folders, whatever a run is made of"),
            room(
                    "rebuild",
                    "run storage model publish ledger job",
                    "history is read from what runs left beside their tables, and the ledger decides what it takes"),
            room(
                    "status",
                    "run storage publish ledger config job schedule",
                    "how dates stand is read from ledger and calendar, and decides nothing"),
            room(
                    "report",
                    "table run model scoring quality ledger publish labels",
                    "a report is made from records, so it can be made again"),
            room(
                    "labels",
                    "table run storage model scoring quality publish ledger job",
                    "what became of scores is read from published tables, and changes none"),
            room(
                    "diff",
                    "table run storage model scoring quality publish ledger job report labels",
                    "why runs differ is read from what they left, and changes nothing"),
            room(
                    "lineage",
                    "table run storage model scoring quality publish ledger config job",
                    "what others are told of a night is made of what it says, and asks nobody"),
            room(
                    "torture",
                    "table run storage publish",
                    "it starts whole programs and looks at files, as any other would"),
            room(
                    "alert",
                    "run storage publish ledger config job status report",
                    "who is told of a night is not the night's business"),
            room(
                    "metrics",
                    "run publish ledger config job schedule status alert",
                    "figures are read from ledger and calendar, and nobody acts on them here"),
            room("endpoint", "run ledger schedule alert metrics", "who asks by HTTP is told what others found out"),
            room(
                    "cli",
                    "table calendar run storage model scoring quality publish ledger config job backfill schedule retention rebuild status alert metrics endpoint report labels diff lineage torture",
                    "commands reach format and model library through the wiring only"));

    /** The one package that imports all others is the root, and nobody imports it. */
    static final List<Library> LIBRARIES = List.of(
            library(
                    "Hadoop",
                    "org.apache.hadoop",
                    "storage parquet",
                    "parquet-java asks for it; all else asks storage"),
            library("Parquet", "org.apache.parquet", "parquet", "one format behind the ports of table"),
            library("Avro", "org.apache.avro", "parquet", "one format behind the ports of table"),
            library(
                    "codecs",
                    "com.github.luben.zstd org.xerial.snappy io.airlift.compress",
                    "parquet",
                    "pages are packed by the format"),
            library(
                    "Tribuo",
                    "org.tribuo com.oracle.labs com.google.protobuf",
                    "tribuo",
                    "one model library, and the form its models have, behind the ports of scoring"),
            library("picocli", "picocli", "cli root", "only commands parse a command line"),
            library("direct files", "com.sun.nio.file", "storage", "how files are written is told in one place"),
            library("Quartz", "org.quartz", "schedule root", "Quartz only wakes us; what is due is our own calendar"),
            library("Spring Batch", "org.springframework.batch", "job root", "it is the runner, not the truth"),
            library(
                    "Spring Boot",
                    "org.springframework.boot",
                    "job endpoint root",
                    "it configures the runner and the actuator; all else is wired by hand"),
            library(
                    "Spring",
                    "org.springframework",
                    "ledger job schedule endpoint root",
                    "all but the runner and its neighbours works without a container"),
            library(
                    "mail",
                    "org.springframework.mail jakarta.mail jakarta.activation",
                    "alert",
                    "mail is one of the alerts' channels"),
            library(
                    "JDBC",
                    "java.sql javax.sql",
                    "ledger job schedule torture root",
                    "SQL stands in one place, but for what the crash harness spoils"),
            library(
                    "Prometheus",
                    "io.prometheus",
                    "metrics endpoint",
                    "figures have their form in one place, and are handed out in another"),
            library("OpenLineage", "io.openlineage", "lineage", "events have their form in one place"),
            library("Kafka", "org.apache.kafka", "lineage", "the program is without it, and one class asks for it"),
            library("Micrometer", "io.micrometer", "endpoint", "a process that stays is worth measuring"),
            library("Flyway", "org.flywaydb", "ledger root", "SQL stands in one place"),
            library(
                    "database drivers",
                    "org.h2 org.postgresql com.zaxxer.hikari",
                    "ledger root",
                    "SQL stands in one place"),
            library("templates", "gg.jte", "report", "pages are the report's"),
            library("charts", "org.jfree java.awt", "report", "what a page shows is drawn in one place"),
            library(
                    "statistics",
                    "com.datadoghq.sketch com.dynatrace.hash4j org.apache.commons.statistics",
                    "quality labels",
                    "a measure is defined once"),
            library("SnakeYAML", "org.yaml.snakeyaml", "config", "job files and settings are read in one place"),
            library(
                    "Jackson",
                    "tools.jackson com.fasterxml.jackson.annotation",
                    "storage model quality publish parquet tribuo ledger config job backfill rebuild status alert report labels lineage metrics cli root",
                    "the vocabulary (error, table, run, scoring) uses the JDK only"),
            library(
                    "logging",
                    "org.slf4j",
                    "storage model quality publish parquet tribuo ledger config job backfill schedule status report labels lineage alert metrics cli root",
                    "the vocabulary (error, table, run, scoring) uses the JDK only"),
            library(
                    "Logback",
                    "ch.qos.logback",
                    "cli root",
                    "code logs through SLF4J; only the set-up knows the back end"));

    /** What needs no home. Any package that is neither here nor in a library came in by accident of the class path. */
    static final List<String> FREE = List.of("java", "javax", "jdk.jfr", "org.jspecify");

    private House() {}

    private static Room room(String name, String mayImport, String because) {
        return new Room(name, words(mayImport), because);
    }

    private static Library library(String name, String packages, String homes, String because) {
        return new Library(name, List.copyOf(words(packages)), words(homes), because);
    }

    private static Set<String> words(String list) {
        return new TreeSet<>(list.isEmpty() ? List.of() : Arrays.asList(list.split(" ")));
    }
}
