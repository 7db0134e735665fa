package io.nightjar.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.nightjar.quality.QualityReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A quality report as one HTML page: no network, no scripts, light and dark, printable. It is well-formed XML too, so
 * that any XML tool reads it.
 */
public final class ReportHtml {
    /** Where the build puts the compiled templates of src/main/jte; jte clears that package, so it holds nothing else. */
    private static final String TEMPLATES = "io.nightjar.report.template";

    private ReportHtml() {}

    /** The page in UTF-8; equal reports give equal bytes. */
    public static byte[] render(QualityReport report) {
        TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
        Utf8ByteOutput page = new Utf8ByteOutput();
        engine.render("report.jte", ReportPage.of(report), page);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(page.getContentLength());
        try {
            page.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
