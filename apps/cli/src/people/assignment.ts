import { nationwide, type UserRole, userRoles } from '@setrum/server/identity';
import { type Command, InvalidArgumentError } from 'commander';
import { collect } from './room.ts';

/** What a user may do, where, and for whom. */
export interface AssignmentOptions {
  readonly role?: readonly UserRole[];
  readonly unit?: readonly string[];
  readonly nationwide?: boolean;
  readonly partner?: string;
  readonly counter?: string;
}

export function withAssignment(command: Command): Command {
  return command
    .option('--role <role>', `once for each: ${userRoles.join(', ')}`, collectRole)
    .option('--unit <code>', 'a unit with all below it, once for each: 53, 53420, 53425', collect)
    .option('--nationwide', 'every unit')
    .option('--partner <id>', 'for whom one of a partner’s people sells')
    .option('--counter <id>', 'and at which counter');
}

/** The units that the options name; null when they name none. */
export function unitsOf(options: AssignmentOptions): readonly string[] | null {
  if (options.nationwide === true) return [nationwide];
  return options.unit ?? null;
}

export function sellerOf({ partner, counter }: AssignmentOptions) {
  return partner === undefined || counter === undefined
    ? null
    : { partnerId: partner, counterId: counter };
}

function collectRole(text: string, given: readonly UserRole[] = []): readonly UserRole[] {
  const role = userRoles.find((name) => name === text);
  if (role === undefined) throw new InvalidArgumentError(`one of ${userRoles.join(', ')}`);
  return [...given, role];
}
