/** What a plan is in records of Route 53, and how it is changed there: pure, without the SDK. */
@NullMarked
package io.dure.gslb.provider.route53.records;

import org.jspecify.annotations.NullMarked;
