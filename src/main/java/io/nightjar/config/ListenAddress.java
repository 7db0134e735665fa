package io.nightjar.config;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address of this machine to listen on. Names are not looked up: an address says which network it belongs to. */
final class ListenAddress {
    static final String WORDS = "a port, or ADDRESS:PORT such as 10.0.0.7:9464, 0.0.0.0:9464 or [::1]:9464, or nothing";

    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern FORM =
            Pattern.compile("(?:(?<address>[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.]+]):)?(?<port>[0-9]{1,5})");

    private ListenAddress() {}

    /**
     * Reads one; port 0 is any that is free.
     *
     * @throws IllegalArgumentException where it is none
     */
    static InetSocketAddress parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(text);
        }
        String address = form.group("address");
        InetSocketAddress parsed =
                new InetSocketAddress(address == null ? LOOPBACK : address, Integer.parseInt(form.group("port")));
        if (parsed.isUnresolved()) {
            throw new IllegalArgumentException(text);
        }
        return parsed;
    }
}
