/** The note under which a request keeps the number (決裁番号) of the formal decision, which is made elsewhere. */
export const DECISION_NUMBER = "decisionNumber";
