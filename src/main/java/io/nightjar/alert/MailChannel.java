package io.nightjar.alert;

import io.nightjar.config.AlertSettings.MailSecurity;
import io.nightjar.storage.Storage;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Mail: the text, and the reports attached as far as they are small enough together. */
final class MailChannel implements Channel {
    private final Server server;
    private final String from;
    private final List<String> to;
    private final Storage storage;
    private final long attachUpTo;
    private final Duration timeout;

    /**
     * @param user empty where the server asks for none
     * @param password empty where the server asks for none
     */
    record Server(String host, int port, MailSecurity security, Optional<String> user, Optional<String> password) {
        /** @param address {@code HOST:PORT} */
        static Server of(String address, MailSecurity security, Optional<String> user, Optional<String> password) {
            int colon = address.lastIndexOf(':');
            return new Server(
                    address.substring(0, colon),
                    Integer.parseInt(address.substring(colon + 1)),
                    security,
                    user,
                    password);
        }
    }

    /** @param attachUpTo bytes of all reports together */
    MailChannel(Server server, String from, List<String> to, Storage storage, long attachUpTo, Duration timeout) {
        this.server = server;
        this.from = from;
        this.to = List.copyOf(to);
        this.storage = storage;
        this.attachUpTo = attachUpTo;
        this.timeout = timeout;
    }

    @Override
    public Optional<String> send(AlertMessage message) {
        JavaMailSenderImpl sender = sender();
        try {
            sender.send(mail(sender.createMimeMessage(), message));
            return Optional.empty();
        } catch (MessagingException e) {
            return Optional.of("the mail could not be written");
        } catch (MailException e) {
            return Optional.of(words(e));
        }
    }

    private MimeMessage mail(MimeMessage mail, AlertMessage message) throws MessagingException {
        MimeMessageHelper helper = new MimeMessageHelper(mail, true, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(to.toArray(String[]::new));
        helper.setSubject("[nightjar] " + message.summary());
        helper.setSentDate(Date.from(message.sent()));
        helper.setText(AlertText.of(message));
        // Other programs need not answer that they are on holiday.
        mail.setHeader("Auto-Submitted", "auto-generated");
        attach(helper, message);
        return mail;
    }

    private void attach(MimeMessageHelper helper, AlertMessage message) throws MessagingException {
        Set<String> reports = new LinkedHashSet<>();
        message.alerts().forEach(alert -> alert.report().ifPresent(reports::add));
        long left = attachUpTo;
        for (String report : reports) {
            Optional<Storage.Entry> file = storage.find(report);
            if (file.isPresent() && file.get().bytes() <= left) {
                left -= file.get().bytes();
                helper.addAttachment(name(report), new ByteArrayDataSource(storage.read(report), "text/html"));
            }
        }
    }

    /** {@code reports/JOB/date=D/RUN.html} becomes {@code JOB-date=D-RUN.html}. */
    private static String name(String report) {
        String[] parts = report.split("/", -1);
        int from = Math.max(0, parts.length - 3);
        return String.join("-", List.of(parts).subList(from, parts.length));
    }

    private JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(server.host());
        sender.setPort(server.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        server.user().ifPresent(sender::setUsername);
        server.password().ifPresent(sender::setPassword);
        Properties properties = sender.getJavaMailProperties();
        String millis = String.valueOf(timeout.toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", String.valueOf(server.user().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // Required: a server that takes it away would get the password in the clear.
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(server.security() == MailSecurity.STARTTLS));
        properties.setProperty(
                "mail.smtp.starttls.required", String.valueOf(server.security() == MailSecurity.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(server.security() == MailSecurity.TLS));
        return sender;
    }

    private static String words(MailException e) {
        if (e instanceof MailAuthenticationException) {
            return "the mail server refused user or password";
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationFailedException) {
                return "the mail server refused user or password";
            }
            if (cause instanceof SocketTimeoutException) {
                return "the mail server gave no answer in time";
            }
            if (cause instanceof UnknownHostException) {
                return "the mail server's host has no address";
            }
            if (cause instanceof ConnectException) {
                return "nobody answers at the mail server's address";
            }
            if (cause instanceof SSLException) {
                return "the mail server's certificate is not trusted, or it speaks no TLS";
            }
        }
        return "the mail server did not take the mail";
    }
}
