package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.cli.Console.Style;
import io.nightjar.cli.Console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextTableTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void columnsAreAlignedNumbersToTheRight() {
        table().print(console(false));

        assertThat(printed().lines())
                .containsExactly(
                        "name    row count  state   when",
                        "a           1,234  failed  2001-05-08 23:10:00 -04:00",
                        "longer          5  -       2001-05-08 23:10:00 -04:00");
    }

    @Test
    void coloursDoNotShiftColumns() {
        table().print(console(true));

        assertThat(printed().replaceAll("\u001b\\[\\d+m", "").lines())
                .contains("a           1,234  failed  2001-05-08 23:10:00 -04:00");
        assertThat(printed()).contains("\u001b[31mfailed\u001b[0m");
    }

    @Test
    void jsonHoldsTheSameWithNumbersNullsAndInstants() {
        table().printJson(console(true));

        assertThat(printed().replaceAll("\\s+", " "))
                .isEqualTo("[ { \"name\" : \"a\", \"row_count\" : 1234, \"state\" : \"failed\", \"when\" :"
                        + " \"2001-05-09T03:10:00Z\" }, { \"name\" : \"longer\", \"row_count\" : 5, \"state\" : null,"
                        + " \"when\" : \"2001-05-09T03:10:00Z\" } ] ");
    }

    @Test
    void headingsThatAreDataKeepTheirUnderscores() {
        TextTable table = TextTable.verbatim(java.util.List.of("truth", ">predicted very_late"));
        table.row(Cell.of("very_late"), Cell.of(3));

        table.print(console(false));

        assertThat(printed().lines())
                .containsExactly("truth      predicted very_late", "very_late                    3");
    }

    @Test
    void aRowOfTheWrongLengthIsRefused() {
        assertThatThrownBy(() -> TextTable.of("a", "b").row(Cell.of("x"))).hasMessage("a row needs 2 cells");
    }

    private static TextTable table() {
        TextTable table = TextTable.of("name", ">row_count", "state", "when");
        Cell when = Cell.of(Instant.parse("2001-05-09T03:10:00Z"), ZoneId.of("America/New_York"));
        table.row(Cell.of("a"), Cell.of(1234), Cell.of("failed").styled(Style.BAD), when);
        table.row(Cell.of("longer"), Cell.of(5), Cell.of(Optional.empty()), when);
        return table;
    }

    private Console console(boolean terminal) {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), System.err, new Terminal(terminal, terminal));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
