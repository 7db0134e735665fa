package io.nightjar.cli;

import io.nightjar.config.NearestName;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages that {@code help NJ-…} prints. */
final class ErrorPages {
    private ErrorPages() {}

    /** The page of a code in the source's Markdown; empty where somebody forgot to write it. */
    static Optional<String> of(ErrorCode code) {
        String name = "pages/" + code.code() + ".md";
        try (InputStream page = ErrorCode.class.getResourceAsStream(name)) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code that a person typed, in whatever case and with or without its {@code NJ-}. */
    static ErrorCode code(String typed) {
        String upper = typed.toUpperCase(Locale.ROOT);
        String code = upper.startsWith("NJ-") ? upper : "NJ-" + upper;
        List<String> codes = Stream.of(ErrorCode.values()).map(ErrorCode::code).toList();
        return Stream.of(ErrorCode.values())
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow(() -> NightjarException.of(
                                ErrorCode.USAGE, "there is no code " + code + NearestName.hint(code, codes))
                        .next("nightjar help codes"));
    }
}
