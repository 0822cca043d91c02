"use strict";
// [data-photos] around a file input: previews, removal, a limit, a lighter upload, and a place in the draft.
// Photos over HEAVY bytes are redrawn to 2048 px; their EXIF (place, time) is carried over, because the
// server reads the position for the record and only then removes it. Everything else goes as it is.
(() => {
  const HEAVY = 3 * 1024 * 1024;
  const LONG_EDGE = 2048;

  const exifOf = async (file) => {
    const view = new DataView(await file.slice(0, 131072).arrayBuffer());
    if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
    for (let at = 2; at + 4 < view.byteLength; ) {
      const [marker, length] = [view.getUint16(at), view.getUint16(at + 2)];
      if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return upright(view.buffer.slice(at, at + 2 + length));
      if ((marker & 0xff00) !== 0xff00 || marker === 0xffda) return null;
      at += 2 + length;
    }
    return null;
  };

  // The redrawn picture stands upright already, so the orientation entry becomes 1.
  const upright = (segment) => {
    const view = new DataView(segment);
    const little = view.getUint16(10) === 0x4949;
    const directory = 10 + view.getUint32(14, little);
    if (directory + 2 > view.byteLength) return segment;
    const entries = view.getUint16(directory, little);
    for (let n = 0, at = directory + 2; n < entries && at + 12 <= view.byteLength; n += 1, at += 12) {
      if (view.getUint16(at, little) === 0x0112) view.setUint16(at + 8, 1, little);
    }
    return segment;
  };

  const lighter = async (file) => {
    if (file.size <= HEAVY || !/^image\/(jpeg|webp|png)$/.test(file.type)) return file;
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, LONG_EDGE / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [picture.width * scale, picture.height * scale].map(Math.round);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const drawn = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.86));
      if (!drawn || drawn.size >= file.size) return file;
      const exif = await exifOf(file);
      const parts = exif ? [drawn.slice(0, 2), exif, drawn.slice(2)] : [drawn];
      return new File(parts, file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg", lastModified: file.lastModified });
    } catch {
      return file;
    }
  };

  const mount = (box) => {
    box.classList.add("is-ready");
    const input = box.querySelector("input[type=file]");
    const list = box.querySelector("[data-photos-list]");
    const add = box.querySelector("[data-photos-add]");
    const most = Number(box.dataset.photosMax) || 9;
    const key = input.form?.dataset.draft;
    let [held, wrong, over] = [[], [], 0];

    // One sentence names all that were left out, whichever way each was found out.
    const say = () => {
      const names = wrong.map((name) => `“${name}”`).join("、");
      const words = [names && `${names}不是照片或打不开，没有加上`, over && `最多 ${most} 张，多出的 ${over} 张没有加上`]
        .filter(Boolean).join("；");
      const place = box.querySelector("[data-photos-bad]");
      place.querySelector("span").textContent = words;
      place.hidden = !words;
    };

    // A phone's HEIC is taken in though few browsers draw it: its name stands there instead.
    const unseen = (file, image) => {
      URL.revokeObjectURL(image.src);
      if (/hei[cf]/.test(file.type)) {
        image.replaceWith(file.name);
        return;
      }
      if (!held.includes(file)) return;
      show(held.filter((one) => one !== file));
      wrong.push(file.name);
      say();
    };

    const tile = (file, at) => {
      const item = box.querySelector("template").content.firstElementChild.cloneNode(true);
      const image = item.querySelector("img");
      image.src = URL.createObjectURL(file);
      image.onload = () => URL.revokeObjectURL(image.src);
      image.alt = `第 ${at + 1} 张`;
      image.onerror = () => unseen(file, image);
      item.querySelector("button").addEventListener("click", () => show(held.filter((one) => one !== file)));
      return item;
    };

    const show = (files) => {
      held = files.slice(0, most);
      const carrier = new DataTransfer();
      held.forEach((file) => carrier.items.add(file));
      input.files = carrier.files;
      list.replaceChildren(...held.map(tile), add);
      add.hidden = held.length >= most;
      box.querySelector("[data-photos-count]").textContent = `${held.length} / ${most} 张`;
      if (key) window.gongzhiStore?.put("photos", key, held);
      if (!held.length && key) window.gongzhiStore?.drop("photos", key);
    };

    input.addEventListener("change", async () => {
      const fresh = [...input.files].filter((file) => file.type.startsWith("image/"));
      wrong = [...input.files].filter((file) => !fresh.includes(file)).map((file) => file.name);
      over = Math.max(held.length + fresh.length - most, 0);
      say();
      show([...held, ...(await Promise.all(fresh.map(lighter)))]);
    });
    if (key) window.gongzhiStore?.get("photos", key).then((files) => files?.length && !held.length && show(files));
  };

  const mountIn = (part) => part.querySelectorAll("[data-photos]:not(.is-ready)").forEach(mount);
  mountIn(document);
  document.addEventListener("htmx:afterSettle", () => mountIn(document));
})();
