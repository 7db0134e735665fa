package io.nightjar.retention;

import io.nightjar.publish.OutputLayout;
import io.nightjar.run.BusinessDate;

/**
 * Where runs leave things behind.
 *
 * @param reports the folder of reports
 * @param logs the folder of this machine's logs
 */
public record Places(OutputLayout layout, String reports, String logs) {

    String reportsFolder(String job, BusinessDate date) {
        return reports + "/" + job + "/date=" + date;
    }
}
