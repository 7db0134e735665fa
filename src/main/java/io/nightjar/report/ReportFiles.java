package io.nightjar.report;

import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;

/** Where the reports of a run stand: the page, the same as JSON and as text. */
public record ReportFiles(String page, String json, String text) {

    public static ReportFiles of(String reports, RunRecord run) {
        return in(reports + "/" + run.job() + "/date=" + run.date(), run.id());
    }

    /** Of one run, in the folder of its job and date. */
    public static ReportFiles in(String folder, RunId run) {
        String name = folder + "/" + run;
        return new ReportFiles(name + ".html", name + ".json", name + ".md");
    }
}
