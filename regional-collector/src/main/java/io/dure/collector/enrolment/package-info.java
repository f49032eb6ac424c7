/**
 * Where agents enrol: {@code POST /v1/dure/enrolment} with who asks, and an enrolment token or the credential that is to be
 * replaced as bearer. The hub judges.
 */
@NullMarked
package io.dure.collector.enrolment;

import org.jspecify.annotations.NullMarked;
