@NullMarked
package io.dure.gslb.provider.route53.records;

import org.jspecify.annotations.NullMarked;
