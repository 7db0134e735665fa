package io.nightjar.ledger;

/**
 * A process, told from all others that had or will have its id.
 *
 * @param host the machine's name
 * @param pid the process id
 * @param start when it started, in units that clock steps do not change; empty where the platform tells nothing
 * @param boot the boot and process name space in which the id means something; empty where the platform tells nothing
 */
public record ProcessIdentity(String host, long pid, String start, String boot) {}
