package io.nightjar.lineage;

import io.openlineage.client.OpenLineage.BaseEvent;
import io.openlineage.client.OpenLineageClientUtils;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Posts events. Follows no redirect: an address that has moved may be somebody else's by now. */
final class HttpSink implements Sink {
    private static final int GLANCE_MILLIS = 2_000;

    private final Supplier<URI> address;
    private final Supplier<Optional<String>> key;
    private final Duration timeout;
    private final String name;
    private @Nullable HttpClient client;

    /**
     * @param address asked for when the first event is sent, as {@code key} is: both may be secrets
     * @param timeout for one event
     */
    HttpSink(Supplier<URI> address, Supplier<Optional<String>> key, Duration timeout, String name) {
        this.address = address;
        this.key = key;
        this.timeout = timeout;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<String> send(BaseEvent event) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.get())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "nightjar")
                .POST(HttpRequest.BodyPublishers.ofString(OpenLineageClientUtils.toJson(event)));
        key.get().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        CompletableFuture<HttpResponse<Void>> answer =
                client().sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
        try {
            // The request's own time ends with the head of the answer; a body may never end.
            int status = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return status / 100 == 2 ? Optional.empty() : Optional.of("it answered with HTTP status " + status);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Optional.of("it did not answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Optional.of(
                    cause instanceof IOException io && io.getMessage() != null
                            ? io.getMessage()
                            : cause.getClass().getSimpleName());
        }
    }

    private HttpClient client() {
        if (client == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .connectTimeout(timeout)
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER);
            Optional.ofNullable(ProxySelector.getDefault()).ifPresent(builder::proxy);
            client = builder.build();
        }
        return client;
    }

    @Override
    public Optional<String> obstacle() {
        URI uri = address.get();
        boolean isEncrypted = "https".equals(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : isEncrypted ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port), GLANCE_MILLIS);
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("no connection: " + e.getMessage());
        }
    }
}
