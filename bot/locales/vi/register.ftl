### Đăng ký, lời mời, danh sách cán bộ, sự đồng ý và việc xóa dữ liệu của cán bộ

role-officer = cán bộ
role-coordinator = điều phối viên
role-admin = quản trị viên
post = { $role } của { $agency }
officer-card =
    { $name }, { $position }
    { $agency }
    Vai trò: { $role }
day-format = %d/%m/%Y
agency-succeeded = { $name } (từ { $since }: { $successor })

## Đồng ý

consent-text =
    Trước khi đăng ký, mời anh/chị đọc nội dung sau (bản { $version }).

    • Cơ quan chịu trách nhiệm về dữ liệu: { $controller }, cơ quan điều phối Kế hoạch.
    • Dữ liệu được lưu: mã số tài khoản Telegram; họ tên và chức vụ do anh/chị nhập; cơ quan, vai trò; việc đồng ý này (bản nào, lúc nào). Bot không lưu số điện thoại, ngày sinh, ảnh đại diện.
    • Mục đích: biết ai thay mặt cơ quan gửi báo cáo tiến độ, hỏi lại khi cần, nhắc hạn báo cáo.
    • Người xem được: điều phối viên và quản trị viên của bot.
    • Thời hạn: đến khi anh/chị thôi làm cán bộ báo cáo, yêu cầu bị từ chối hoặc anh/chị tự xóa. Khi đó mã số, họ tên và chức vụ được xóa ngay; báo cáo đã gửi ở lại dưới tên cơ quan, không kèm tên anh/chị.
    • Telegram là dịch vụ nước ngoài: tin nhắn đi qua và nằm trên máy chủ của Telegram.
    • Quyền của anh/chị: xem (/my_data), sửa (/register), rút đồng ý và xóa (/forget_me) bất cứ lúc nào; phản ánh, khiếu nại với { $contact }.

    Không đồng ý thì anh/chị vẫn hỏi đáp như thường. Anh/chị có đồng ý để bot lưu và dùng các dữ liệu trên không?
consent-question = Anh/chị có đồng ý để bot lưu và dùng các dữ liệu nêu trên không?
consent-again =
    Nội dung về dữ liệu cá nhân đã thay đổi so với bản anh/chị đồng ý trước đây, nên xin hỏi lại trước khi làm tiếp.

    { $text }
consent-needed = Nội dung về dữ liệu cá nhân đã thay đổi. Xin anh/chị đọc và trả lời ở tin nhắn mới bên dưới, rồi làm lại việc vừa rồi.
consent-changed = Nội dung này vừa thay đổi, xin anh/chị đọc lại.
consent-outdated = Nội dung này đã có bản mới hơn hoặc được xem bằng ngôn ngữ khác. Anh/chị gõ lại lệnh để xem bản hiện hành.
consent-renewed = Cảm ơn anh/chị. Việc đồng ý đã được ghi lại.
consent-not-renewed = Anh/chị chưa đồng ý nên các lệnh dành cho cán bộ tạm thời chưa dùng được; đăng ký vẫn được giữ. Muốn xóa đăng ký, xin gõ /forget_me.
consent-refused = Không sao ạ. Bot không lưu gì về anh/chị. Anh/chị vẫn hỏi về Kế hoạch được như thường; khi nào muốn đăng ký, xin gõ /register.
button-agree = Đồng ý
button-disagree = Không đồng ý

## Biểu đăng ký

register-question = Câu { $number }/{ $count }. { $question }
register-agency = Anh/chị công tác ở cơ quan nào? Gõ tên (viết tắt, không dấu đều được) hoặc chọn bên dưới.
register-name = Họ và tên của anh/chị?
register-position = Chức vụ và phòng, ban của anh/chị? Ví dụ: Chuyên viên, Văn phòng Sở
register-no-name = Họ tên cần viết bằng chữ, tối đa { $limit } ký tự. Nếu anh/chị muốn hỏi về Kế hoạch, xin gõ /cancel trước.
register-no-position = Chức vụ cần viết bằng chữ trên một dòng, tối đa { $limit } ký tự. Nếu anh/chị muốn hỏi về Kế hoạch, xin gõ /cancel trước.
register-only-text = Bước này chỉ nhận chữ, tệp vừa gửi không được lưu.
register-press = Anh/chị bấm một nút bên dưới, hoặc gõ đúng chữ trên nút.
register-summary =
    Xin anh/chị xem lại:

    Họ tên: { $name }
    Chức vụ: { $position }
    Cơ quan: { $agency }
    Vai trò: { $role }
register-replaces = Khi được duyệt, đăng ký này thay cho đăng ký hiện tại ({ $post }).
register-replaces-at-once = Đăng ký này sẽ thay cho đăng ký hiện tại ({ $post }).
register-edit = Anh/chị muốn sửa phần nào?
register-left = Đã hủy, không lưu gì. Khi nào muốn đăng ký, xin gõ /register.
register-sent = Đã gửi yêu cầu đăng ký. Điều phối viên xem xong, bot sẽ báo anh/chị ngay tại đây; trong lúc chờ, anh/chị cứ hỏi về Kế hoạch. Gõ /register để xem hoặc rút yêu cầu.
register-sent-nobody = Đã lưu yêu cầu đăng ký, nhưng hiện bot chưa có điều phối viên để duyệt. Khi có kết quả, bot sẽ báo anh/chị ngay tại đây. Gõ /register để xem hoặc rút yêu cầu.
register-waits =
    Yêu cầu đăng ký của anh/chị đang chờ duyệt (gửi lúc { $at }):

    { $card }
register-done =
    Anh/chị đã đăng ký:

    { $card }

    Gõ /help để xem các lệnh. Muốn thay đổi thì bấm nút bên dưới; yêu cầu mới cần được duyệt, trong lúc chờ thì đăng ký hiện tại vẫn dùng được.
register-admin = Anh/chị là quản trị viên theo cài đặt của bot nên không cần đăng ký. Gõ /help để xem các lệnh.
register-anew = Bot không còn thông tin đăng ký nào của anh/chị. Xin gõ /register để bắt đầu.
register-declined =
    Yêu cầu đăng ký của anh/chị ở { $agency } chưa được chấp nhận; họ tên và chức vụ đã nhập đã được xóa.

    Nếu anh/chị được giao báo cáo, xin trao đổi với { $contact } rồi gõ /register để gửi lại. Hỏi về Kế hoạch thì không cần đăng ký.
register-stays = Đăng ký hiện tại ({ $post }) giữ nguyên.
field-agency = Cơ quan
field-name = Họ tên
field-position = Chức vụ
button-send-request = ✅ Gửi
button-leave = ✖️ Hủy
button-change-agency = Đổi cơ quan
button-change-name = Sửa họ tên, chức vụ
button-change-request = Sửa yêu cầu
button-withdraw-request = Rút yêu cầu

agency-unknown = Chưa tìm thấy cơ quan có tên như vậy. Anh/chị gõ lại tên hoặc chọn bên dưới.
agency-outside = Kế hoạch không giao báo cáo cho cơ quan này. Nếu anh/chị được giao báo cáo, xin liên hệ { $contact } để được mời vào đúng đơn vị.
agency-of-today =
    Trong Kế hoạch, việc của { $today } ghi dưới { $count ->
        [2] hai
       *[other] { $count }
    } tên; anh/chị báo cáo phần nào?
agency-several = Có phải anh/chị muốn nói cơ quan dưới đây không? Anh/chị chọn giúp, hoặc gõ tên đầy đủ hơn.

welcome-officer =
    Từ giờ anh/chị là { $post }.

    /update – gửi báo cáo tiến độ
    /my – xem, sửa, rút báo cáo đã gửi
    /help – tất cả các lệnh

    Anh/chị cũng có thể hỏi, chẳng hạn “Cơ quan tôi phải làm gì?”.
welcome-coordinator =
    Từ giờ anh/chị là { $post }.

    /pending – đăng ký và báo cáo chờ duyệt
    /status – đơn vị nào đã gửi, đơn vị nào chưa
    /help – tất cả các lệnh

## Duyệt yêu cầu

request-card =
    Yêu cầu đăng ký cán bộ báo cáo

    { $name }, { $position }
    { $agency } (hiện có { $count } cán bộ đăng ký)
    Gửi lúc { $at }
request-replaces = Thay cho đăng ký hiện tại: { $post }
request-approved = Đã duyệt: { $name }, { $agency }. Bot đã báo cho người gửi.
request-declined = Đã từ chối: { $name }, { $agency }. Bot đã báo cho người gửi và xóa thông tin của yêu cầu.
request-was-approved = Yêu cầu đăng ký ở { $agency } đã được duyệt trước đó, không cần làm gì thêm.
request-was-declined = Yêu cầu đăng ký ở { $agency } không còn chờ: đã bị từ chối, hoặc người gửi đã rút hay gửi yêu cầu khác.
request-unknown = Không có yêu cầu đăng ký này.
request-own = Anh/chị không tự duyệt yêu cầu của mình được; xin để điều phối viên khác hoặc quản trị viên duyệt.
request-none = Anh/chị không có yêu cầu đăng ký nào đang chờ.
request-withdrawn = Đã rút yêu cầu đăng ký và xóa thông tin đã nhập.
button-approve = ✅ Duyệt
button-decline = ✖️ Từ chối

## Lời mời

invite-agency = Anh/chị muốn mời người của cơ quan nào? Gõ tên hoặc chọn bên dưới. Cũng có thể gõ một dòng: /invite Sở Y tế
invite-outside = Kế hoạch không giao báo cáo cho cơ quan này. Anh/chị gõ tên cơ quan có báo cáo mà cán bộ này gửi thay, hoặc chọn bên dưới.
invite-role = Mời vào { $agency } với vai trò nào?
invite-left = Đã hủy, chưa tạo lời mời nào.
invitation-made =
    Lời mời vào { $agency }, vai trò { $role }:
    { $link }

    Liên kết dùng được một lần, đến { $until }. Anh/chị chỉ gửi cho đúng người được mời; bot không hiện lại liên kết này.
invitation-shown = Anh/chị được mời làm { $role } của { $agency }.
invitation-taken =
    Lời mời của anh/chị đã được dùng:

    { $card }

    Nếu không đúng người, xin gõ /officers để thu hồi.
invitation-unknown = Liên kết mời này không đúng. Xin anh/chị mở lại liên kết được gửi, hoặc gõ /register để gửi yêu cầu đăng ký.
invitation-used = Liên kết mời này đã được dùng. Mỗi liên kết chỉ dùng một lần; xin anh/chị nhờ người mời gửi liên kết mới, hoặc gõ /register.
invitation-expired = Liên kết mời này đã hết hạn. Xin anh/chị nhờ người mời gửi liên kết mới, hoặc gõ /register để gửi yêu cầu đăng ký.
invitation-withdrawn = Liên kết mời này không còn hiệu lực vì người mời không còn quyền mời. Xin anh/chị gõ /register để gửi yêu cầu đăng ký.
button-officer = Cán bộ
button-coordinator = Điều phối viên

## Danh sách cán bộ

officers-heading = Cán bộ và điều phối viên đã đăng ký: { $count }. Bấm vào tên để xem, thu hồi hoặc đổi vai trò.
officers-none = Chưa có ai đăng ký. Gõ /invite để mời cán bộ.
officers-line-officer = – { $name }, { $position }
officers-line-coordinator = – { $name }, { $position } (điều phối viên)
officers-line-admin = – { $name }, { $position } (quản trị viên)
officers-card =
    { $card }
    Từ: { $since }
officer-gone = Đăng ký này đã kết thúc. Gõ /officers để xem danh sách hiện tại.
officer-is-administrator = Đây là quản trị viên theo cài đặt của bot, không đổi được ở đây.
only-administrator = Chỉ quản trị viên mới cho hoặc thôi quyền điều phối viên.
revoke-sure =
    Thu hồi đăng ký này? Họ tên, chức vụ và mã số Telegram được xóa ngay; báo cáo đã gửi ở lại dưới tên cơ quan.

    { $card }
revoked = Đã thu hồi đăng ký của { $name }, { $agency }. Bot đã báo cho người đó.
revoked-told =
    Đăng ký của anh/chị ({ $post }) đã kết thúc; họ tên và chức vụ đã được xóa khỏi bot. Báo cáo đã gửi ở lại dưới tên cơ quan. Cảm ơn anh/chị đã tham gia.

    Nếu có nhầm lẫn, xin liên hệ { $contact }. Hỏi về Kế hoạch thì anh/chị vẫn dùng bot như thường.
button-revoke = Thu hồi
button-revoke-sure = Đúng, thu hồi
button-stay = Không, giữ lại
button-make-officer = Thôi làm điều phối viên
button-make-coordinator = Cho làm điều phối viên
button-officers = ‹ Danh sách

## Báo cáo dở dang của người đã thôi

draft-left = Một đồng nghiệp ở { $agency } đã thôi làm cán bộ báo cáo và để lại một báo cáo đang viết dở. Anh/chị có muốn viết tiếp không?
draft-waits = Người phụ trách trước để lại báo cáo đang viết dở; anh/chị bấm nút bên dưới để viết tiếp.
button-take-up = Viết tiếp báo cáo này

## Dữ liệu cá nhân của cán bộ

privacy-officers =
    Với người đăng ký làm cán bộ báo cáo, chỉ sau khi họ đồng ý:
    • lưu mã số tài khoản Telegram, họ tên, chức vụ, cơ quan, vai trò và bằng chứng đồng ý (bản nào, lúc nào); biểu đang điền dở; không lưu số điện thoại, ngày sinh;
    • để biết ai thay mặt cơ quan gửi báo cáo, hỏi lại và nhắc hạn; điều phối viên và quản trị viên xem được;
    • đến khi thôi làm cán bộ, bị từ chối hoặc tự xóa; khi đó mã số, họ tên, chức vụ được xóa ngay;
    • biểu đăng ký điền dở mà chưa gửi thì tự xóa sau 30 ngày không viết tiếp;
    • ở lại sau khi xóa: báo cáo chính thức dưới tên cơ quan, nhật ký và bằng chứng đồng ý chỉ mang số thứ tự, không cho biết là ai. Bản sao lưu do đơn vị vận hành giữ có thể còn dữ liệu cũ cho đến khi bị thay; bản sao bot tự giữ trước khi nâng cấp được xóa sau 30 ngày.

    Cơ quan chịu trách nhiệm về dữ liệu: { $controller }. Hỏi thêm, khiếu nại: { $contact }.
privacy-rights =
    /my_data để nhận dữ liệu về anh/chị, /forget_me để xóa ngay (với cán bộ, đó cũng là rút đồng ý). Bot không gửi dữ liệu cho bên nào khác; bản thân tin nhắn do Telegram, một dịch vụ nước ngoài, chuyển và giữ theo quy định của Telegram.
forget-sure = Xóa dữ liệu và kết thúc đăng ký của anh/chị? Họ tên, chức vụ, mã số Telegram và biểu đang điền dở được xóa ngay, không lấy lại được. Báo cáo đã gửi ở lại dưới tên cơ quan, không còn biết ai đã viết.
forget-sure-request = Xóa dữ liệu và rút yêu cầu đăng ký đang chờ của anh/chị? Việc này không lấy lại được.
forget-administrator = Quyền quản trị do cài đặt của bot quy định nên vẫn còn.
forget-last = Anh/chị là người điều phối duy nhất: sau khi xóa, không còn ai duyệt được cho đến khi có quản trị viên.
forgotten-officer = Đã xóa dữ liệu và kết thúc đăng ký của anh/chị. Báo cáo đã gửi ở lại dưới tên cơ quan. Cảm ơn anh/chị; hỏi về Kế hoạch thì anh/chị vẫn dùng bot như thường.
forget-not = Không xóa gì cả, mọi thứ giữ nguyên.
button-forget = Xóa tất cả
