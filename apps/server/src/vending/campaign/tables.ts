import type { ColumnType } from 'kysely';
import type { Campaign, CampaignMeter, CampaignProblem } from './model.ts';

type Json<Value> = ColumnType<Value, string, string>;

/** The tables of campaigns in schema `vending`. */
export interface CampaignTables {
  readonly key_campaign: {
    readonly campaign_id: string;
    readonly request_key: string;
    readonly name: string;
    readonly reason: string;
    readonly units: string[] | null;
    readonly from_key: Json<Campaign['from']>;
    readonly target: Json<Campaign['target']>;
    readonly visit_after_days: number;
    readonly state: Campaign['state'];
    readonly select_after: string;
    readonly selected_at: Date | null;
    readonly made_by: string;
    readonly made_at: Date;
    readonly decided_by: string | null;
    readonly decided_at: Date | null;
    readonly changed_by: string;
    readonly changed_at: Date;
    readonly problem: ColumnType<CampaignProblem | null, string | null, string | null>;
  };
  readonly campaign_meter: {
    readonly meter_no: string;
    readonly campaign_id: string;
    readonly unit: string;
    readonly state: CampaignMeter['state'];
    readonly order_id: string;
    readonly key_version: number | null;
    readonly hold: CampaignMeter['hold'];
    readonly problem: ColumnType<CampaignProblem | null, string | null, string | null>;
    readonly attempts: number;
    readonly due_at: Date;
    readonly made_at: Date | null;
    readonly handed_by: CampaignMeter['handedBy'];
    readonly handed_at: Date | null;
    readonly confirmed_at: Date | null;
    readonly card_uid: string | null;
    readonly card_state: string | null;
    readonly seen_at: Date | null;
    readonly changed_at: Date;
  };
}
