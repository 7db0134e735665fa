package io.nightjar.alert;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Posts JSON. Follows no redirect: an address that has moved may be somebody else's by now. */
final class HttpPost {
    private final String address;
    private final Optional<String> authorization;
    private final Duration timeout;

    HttpPost(String address, Optional<String> authorization, Duration timeout) {
        this.address = address;
        this.authorization = authorization;
        this.timeout = timeout;
    }

    /** Why it was not accepted; empty where it was. */
    Optional<String> send(byte[] json) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(timeout)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("User-Agent", "nightjar")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(json));
            authorization.ifPresent(value -> request.header("Authorization", value));
            HttpResponse<Void> response = client().send(request.build(), HttpResponse.BodyHandlers.discarding());
            return response.statusCode() / 100 == 2
                    ? Optional.empty()
                    : Optional.of("it answered with HTTP status " + response.statusCode());
        } catch (IllegalArgumentException e) {
            return Optional.of("its address, or the value of its Authorization header, is not well formed");
        } catch (IOException e) {
            return Optional.of(words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("it was interrupted");
        }
    }

    private HttpClient client() {
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(timeout);
        Optional.ofNullable(ProxySelector.getDefault()).ifPresent(client::proxy);
        return client.build();
    }

    /** The library's own words may hold the address. */
    private static String words(IOException e) {
        if (e instanceof HttpConnectTimeoutException || e instanceof HttpTimeoutException) {
            return "it gave no answer in time";
        }
        if (e instanceof SSLException) {
            return "its certificate is not trusted, or it speaks no TLS";
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException
                    || cause instanceof java.nio.channels.UnresolvedAddressException) {
                return "its host has no address";
            }
        }
        return e instanceof ConnectException ? "nobody answers at its address" : "the connection broke";
    }
}
