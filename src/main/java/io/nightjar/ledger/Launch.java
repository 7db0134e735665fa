package io.nightjar.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * One process working on a run.
 *
 * @param number from 1; (run, number) names a launch, also to Spring Batch
 * @param by the version of Nightjar that ran, and who or what started it
 * @param ended empty while it runs, or where it died without a word
 * @param errorCode what ended it, if an error did
 */
public record Launch(
        int number, Owner owner, LaunchedBy by, Instant started, Optional<Instant> ended, Optional<String> errorCode) {}
