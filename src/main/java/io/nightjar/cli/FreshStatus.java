package io.nightjar.cli;

import io.nightjar.error.NightjarException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings {@code _status.json} up to date where a command that runs no night has changed how dates stand. */
final class FreshStatus {
    private static final Logger LOG = LoggerFactory.getLogger(FreshStatus.class);

    private FreshStatus() {}

    /** What the command did is done, whatever becomes of the files: they can be made again at any time. */
    static void of(Session session) {
        try {
            session.services().status().refresh();
        } catch (NightjarException e) {
            LOG.warn("_status.json is not brought up to date: {} {}", e.code().code(), e.message());
        }
    }
}
