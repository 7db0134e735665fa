/** Where the scheduler can be asked how it and its nights are: Spring Boot's actuator, with health and metrics. */
@NullMarked
package io.nightjar.endpoint;

import org.jspecify.annotations.NullMarked;
