package io.nightjar.retention;

import io.nightjar.publish.OutputLayout;
import io.nightjar.run.BusinessDate;

/**
 * Where runs leave things behind.
 *
 * @param reports the folder of reports
 * @param metrics the folder of tables of nights' figures
 * @param logs the folder of this machine's logs
 */
public record Places(OutputLayout layout, String reports, String metrics, String logs) {

    String metricsFolder(String job, BusinessDate date) {
        return metrics + "/" + job + "/date=" + date;
    }

    String reportsFolder(String job, BusinessDate date) {
        return reports + "/" + job + "/date=" + date;
    }
}
