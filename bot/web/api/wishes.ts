import { type Context, Hono } from "hono";
import type { Viewer } from "../../../corpus/document.ts";
import type { WishStore } from "../../store/wishes.ts";
import { refuse } from "../failure.ts";

interface Parts {
  readonly wishes: Pick<WishStore, "withdraw">;
  readonly viewerIn: (context: Context) => Promise<Viewer>;
}

/** `DELETE /api/wishes/:turn` takes back what was sent before its desk had opened, as long as the desk has not taken it up. */
export function createWishes({ wishes, viewerIn }: Parts): Hono {
  return new Hono().delete("/:turn", async (context) => {
    const withdrawn = await wishes.withdraw(context.req.param("turn"), (await viewerIn(context)).id);
    return withdrawn
      ? context.body(null, 204)
      : refuse(context, 404, "この内容は見つかりません。窓口が引き継いだか、別の人のものです。");
  });
}
