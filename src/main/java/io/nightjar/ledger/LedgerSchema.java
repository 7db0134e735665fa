package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The version of the ledger's tables, and how they come into being. */
final class LedgerSchema {
    /** The version of the last migration; both databases end on the same one. */
    static final int VERSION = 12;

    private LedgerSchema() {}

    /** The version that the database has; empty where there is no ledger in it yet. One query, no Flyway. */
    static Optional<Integer> version(DataSource dataSource) {
        try {
            return JdbcClient.create(dataSource)
                    .sql("""
                            SELECT "version" FROM "flyway_schema_history"
                            WHERE "success" AND "version" IS NOT NULL
                            ORDER BY "installed_rank" DESC FETCH FIRST 1 ROW ONLY""")
                    .query((row, number) -> Integer.parseInt(row.getString(1)))
                    .optional();
        } catch (BadSqlGrammarException noSuchTable) {
            return Optional.empty();
        }
    }

    /** Creates the tables or brings them to this program's version. */
    static void migrate(Database database) {
        String name = database.name();
        int found = version(database.dataSource()).orElse(0);
        if (found == VERSION) {
            return;
        }
        if (found > VERSION) {
            throw newer(name, found);
        }
        try {
            flyway(database.dataSource(), database.vendor()).migrate();
        } catch (FlywayException e) {
            throw NightjarException.of(
                            ErrorCode.LEDGER_SCHEMA,
                            "The tables of the ledger (" + name + ") could not be brought from version " + found
                                    + " to " + VERSION + ".",
                            e)
                    .notDone("The command did nothing else.")
                    .next("nightjar doctor");
        }
    }

    /** For a reading command, which migrates nothing. */
    static void check(int found, String name) {
        if (found > VERSION) {
            throw newer(name, found);
        }
        if (found < VERSION) {
            throw NightjarException.of(
                            ErrorCode.LEDGER_SCHEMA,
                            "The tables of the ledger (" + name + ") have version " + found
                                    + ", this program needs version " + VERSION + ".")
                    .notDone("Nothing was read; reading commands migrate nothing.")
                    .next("nightjar recover");
        }
    }

    static Flyway flyway(DataSource dataSource, Vendor vendor) {
        return Flyway.configure(LedgerSchema.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor.folder())
                .failOnMissingLocations(true)
                // A migration of a large ledger takes its time.
                .initSql(vendor == Vendor.POSTGRESQL ? "SET statement_timeout = 0; SET lock_timeout = 0" : null)
                .cleanDisabled(true)
                .load();
    }

    private static NightjarException newer(String name, int found) {
        return NightjarException.of(
                        ErrorCode.LEDGER_SCHEMA,
                        "The tables of the ledger (" + name + ") have version " + found
                                + ", which a newer Nightjar made; this one knows version " + VERSION + ".")
                .notDone("Nothing was read or changed. Use the Nightjar that made them, or a newer one.")
                .next("nightjar --version");
    }

    /** A database that the migrations know. */
    enum Vendor {
        H2,
        POSTGRESQL;

        String folder() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
