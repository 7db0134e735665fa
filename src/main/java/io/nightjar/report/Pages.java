package io.nightjar.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Fills templates. */
final class Pages {
    /** Where the build puts the compiled templates of src/main/jte; jte clears that package, so it holds nothing else. */
    private static final String TEMPLATES = "io.nightjar.report.template";

    private Pages() {}

    /** The page in UTF-8; equal contents give equal bytes. */
    static byte[] render(String template, Object content) {
        TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
        Utf8ByteOutput page = new Utf8ByteOutput();
        engine.render(template, content, page);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(page.getContentLength());
        try {
            page.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
